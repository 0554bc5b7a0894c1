// Keeps the overview as it is on the server: at each change of the region's figures, the parts of the page are read again.
const root = document.querySelector('[data-live-stream]');
const state = document.getElementById('live-state');
const fallbackMilliseconds = 15000;
let pending = false;
let again = false;

async function refresh() {
  if (pending) { again = true; return; }
  pending = true;
  try {
    const response = await fetch(location.href, { headers: { Accept: 'text/html' }, cache: 'no-store' });
    if (!response.ok) return;
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-refresh]')) {
      const next = fresh.getElementById(part.id);
      if (!next || next.isEqualNode(part)) continue;
      // Whoever is reading on with the keyboard keeps their place.
      const focused = part.contains(document.activeElement) ? document.activeElement : null;
      const place = focused && [...part.querySelectorAll('a,button,[tabindex]')].indexOf(focused);
      part.replaceChildren(...document.importNode(next, true).childNodes);
      part.classList.remove('refreshed');
      requestAnimationFrame(() => part.classList.add('refreshed'));
      if (focused) part.querySelectorAll('a,button,[tabindex]')[place]?.focus({ preventScroll: true });
    }
  } catch { /* The next change, or the next look, tries again. */ } finally {
    pending = false;
    if (again) { again = false; refresh(); }
  }
}

function tell(connected) {
  state.hidden = false;
  state.classList.toggle('waiting', !connected);
  const text = connected ? state.dataset.live : state.dataset.waiting;
  if (state.lastElementChild.textContent !== text) state.lastElementChild.textContent = text;
}

const events = new EventSource(root.dataset.liveStream);
events.onopen = () => tell(true);
events.onerror = () => tell(false);
for (const name of ['aggregate', 'overdue', 'settled']) events.addEventListener(name, refresh);
// What is due changes with reports whose figures are not published, and with the day.
setInterval(() => { if (!document.hidden) refresh(); }, fallbackMilliseconds);
