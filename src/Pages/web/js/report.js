// Checks figures while they are typed, asks the server for the rest, keeps a draft, and takes columns from spreadsheets.
const form = document.getElementById('report-form');
const said = form?.dataset ?? {};
const decimal = said.decimal ?? ',';
const group = decimal === ',' ? '.' : ',';
const token = document.querySelector('meta[name="form-token"]')?.content;
const checkMilliseconds = 600;
const draftMilliseconds = 4000;
let checking;
let checkTimer;
let draftTimer;
let saving = false;

/** A number as people write it; null when it is none. */
export function read(text) {
  let plain = text.replace(/[\s\u00a0]/g, '').replace('−', '-');
  const whole = plain.split(decimal)[0].replace(/^[-+]/, '').split(group);
  if (whole.length > 1 && !(whole[0].length >= 1 && whole[0].length <= 3 && whole.slice(1).every(p => p.length === 3))) return null;
  plain = plain.split(group).join('').replace(decimal, '.');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

function filled(text, ...values) { return text.replace(/\{(\d)\}/g, (_, i) => values[i]); }

function faultOf(input) {
  const text = input.value.trim();
  if (text === '') return null;
  const value = read(text);
  if (value === null) return said.number;
  const decimals = Number(input.dataset.decimals ?? 0);
  if (((text.split(decimal)[1] ?? '').length) > decimals) return filled(said.whole, decimals);
  const { min, max } = input.dataset;
  if ((min !== undefined && value < Number(min)) || (max !== undefined && value > Number(max))) {
    const shown = n => Number(n).toLocaleString(decimal === ',' ? 'da-DK' : 'en-GB');
    return filled(said.range, shown(min), shown(max));
  }
  return null;
}

function show(input, message) {
  const place = document.getElementById(`${input.id}-live`);
  if (!place) return;
  place.textContent = message ?? '';
  place.hidden = !message;
  if (message) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

async function check() {
  const inputs = [...form.querySelectorAll('.figure-input')];
  const state = document.getElementById('check-state');
  const warnings = document.getElementById('check-warnings');
  const local = inputs.filter(input => { const fault = faultOf(input); show(input, fault); return fault; });
  if (local.length > 0) { state.textContent = said.faulty; state.className = 'check-state bad'; return; }
  checking?.abort();
  checking = new AbortController();
  state.textContent = said.checking;
  state.className = 'check-state';
  try {
    const response = await fetch(`${form.getAttribute('action')}/check`, { method: 'POST', body: new FormData(form), headers: { RequestVerificationToken: token }, signal: checking.signal });
    if (!response.ok) { state.textContent = ''; return; }
    const answer = await response.json();
    for (const fault of answer.faults) {
      const input = inputs.find(i => i.name === fault.field);
      if (input) show(input, fault.message);
    }
    const bad = answer.faults.length > 0 || answer.problem;
    const general = answer.faults.filter(f => !inputs.some(i => i.name === f.field)).map(f => f.message);
    state.textContent = answer.problem ?? (bad ? [said.faulty, ...general].join(' ') : said.ok);
    state.className = `check-state ${bad ? 'bad' : 'good'}`;
    warnings.replaceChildren(...answer.warnings.map(text => {
      const alert = document.createElement('div');
      alert.className = 'alert alert-warning';
      const body = document.createElement('div');
      body.className = 'alert-body';
      const p = document.createElement('p');
      p.className = 'alert-text';
      p.textContent = text;
      body.append(p);
      alert.append(body);
      return alert;
    }));
  } catch (error) { if (error.name !== 'AbortError') state.textContent = ''; }
}

async function saveDraft() {
  if (saving || form.dataset.leaving) return;
  saving = true;
  const state = document.getElementById('draft-state');
  try {
    const response = await fetch(`${form.getAttribute('action')}/draft`, { method: 'POST', body: new FormData(form), headers: { RequestVerificationToken: token } });
    const answer = response.ok ? await response.json() : null;
    if (answer?.saved) for (const field of document.querySelectorAll('input[name="revision"]')) field.value = answer.revision;
    if (answer) state.textContent = answer.message;
  } catch { /* The button saves too. */ } finally { saving = false; }
}

form?.addEventListener('input', event => {
  if (event.target.classList.contains('figure-input')) show(event.target, faultOf(event.target));
  clearTimeout(checkTimer);
  clearTimeout(draftTimer);
  checkTimer = setTimeout(check, checkMilliseconds);
  if (form.querySelector('[data-paste], fieldset')) draftTimer = setTimeout(saveDraft, draftMilliseconds);
});

form?.addEventListener('submit', event => {
  // A draft that is on its way would change the revision under what is sent now.
  clearTimeout(draftTimer);
  if (!saving) { form.dataset.leaving = 'true'; return; }
  event.preventDefault();
  const { submitter } = event;
  const wait = setInterval(() => { if (!saving) { clearInterval(wait); form.requestSubmit(submitter); } }, 50);
});

for (const table of document.querySelectorAll('[data-paste]')) {
  table.addEventListener('paste', event => {
    const text = event.clipboardData.getData('text/plain');
    const lines = text.replace(/\r/g, '').replace(/\n$/, '').split('\n').map(line => line.split('\t'));
    if (!event.target.classList.contains('figure-input') || (lines.length === 1 && lines[0].length === 1)) return;
    event.preventDefault();
    // Of several columns the last with figures is taken: labels stand before it.
    const column = lines[0].length - 1;
    const inputs = [...table.querySelectorAll('.figure-input')];
    const first = inputs.indexOf(event.target);
    let count = 0;
    for (const [i, cells] of lines.entries()) {
      const input = inputs[first + i];
      if (!input) break;
      input.value = (cells[column] ?? '').trim();
      count++;
    }
    document.getElementById('live-status').textContent = filled(said.pasted, count);
    event.target.dispatchEvent(new Event('input', { bubbles: true }));
  });
}
