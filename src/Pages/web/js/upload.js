// Sends a file with its progress shown, and each fault on its line as soon as the server has read it.
const form = document.getElementById('upload-form');
const said = form.dataset;
const progress = document.getElementById('upload-progress');
const bar = document.getElementById('progress-bar');
const label = document.getElementById('progress-text');
const outcome = document.getElementById('upload-outcome');
const faults = document.getElementById('upload-faults');
const mostShown = 1000;

function filled(text, ...values) { return text.replace(/\{(\d)\}/g, (_, i) => values[i]); }

function add(fault) {
  const rows = faults.querySelector('tbody');
  if (rows.rows.length >= mostShown) return;
  const row = rows.insertRow();
  const cells = [fault.line, (fault.path ?? '').replace(/^\//, ''), fault.value ?? '', fault.message[said.lang]];
  for (const [i, text] of cells.entries()) {
    const cell = row.insertCell();
    cell.textContent = String(text);
    if (i === 0) cell.className = 'number';
  }
  faults.hidden = false;
}

function tell(kind, text) {
  const alert = document.createElement('div');
  alert.className = `alert alert-${kind}`;
  const body = document.createElement('div');
  body.className = 'alert-body';
  const p = document.createElement('p');
  p.className = 'alert-text';
  p.textContent = text;
  body.append(p);
  alert.append(body);
  outcome.replaceChildren(alert);
}

form.addEventListener('submit', event => {
  event.preventDefault();
  outcome.replaceChildren();
  faults.hidden = true;
  faults.querySelector('tbody').replaceChildren();
  progress.hidden = false;
  bar.value = 0;
  label.textContent = said.sending;

  // Fetch can't tell how far a file has been sent; this can, and it shows the answer while it comes.
  const request = new XMLHttpRequest();
  let read = 0;
  let reports = 0;
  let finished = false;
  const lines = () => {
    for (let end; (end = request.responseText.indexOf('\n', read)) >= 0; read = end + 1) {
      const line = JSON.parse(request.responseText.slice(read, end));
      if (line.outcome) {
        reports++;
        label.textContent = filled(said.progress, reports);
        for (const fault of line.errors ?? []) add(fault);
      } else {
        finished = true;
        tell(line.rejected > 0 ? 'warning' : 'success', filled(said.done, line.accepted, line.replayed, line.rejected));
      }
    }
  };
  request.upload.onprogress = e => { if (e.lengthComputable) bar.value = 100 * e.loaded / e.total; };
  request.upload.onload = () => { label.textContent = said.reading; bar.removeAttribute('value'); };
  request.onprogress = () => { if (request.status === 200) lines(); };
  request.onloadend = () => {
    progress.hidden = true;
    if (request.status === 200) lines();
    if (finished) return;
    try {
      const problem = JSON.parse(request.responseText);
      for (const fault of problem.errors ?? []) add({ line: 1, ...fault });
      tell('error', (said.lang === 'da' ? problem.detailDa : problem.detail) ?? problem.detail ?? said.failed);
    } catch { tell('error', said.failed); }
  };
  request.open('POST', form.getAttribute('action'));
  request.setRequestHeader('Accept', 'application/x-ndjson');
  request.setRequestHeader('RequestVerificationToken', document.querySelector('meta[name="form-token"]').content);
  request.send(new FormData(form));
});
