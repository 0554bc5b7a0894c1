// The menu on narrow screens, and what only works with a script: printing and copying.
const button = document.querySelector('.kkr-menu-button');
const menu = document.getElementById('menu');
button?.addEventListener('click', () => {
  const open = menu.classList.toggle('open');
  button.setAttribute('aria-expanded', String(open));
});
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !menu?.classList.contains('open')) return;
  menu.classList.remove('open');
  button.setAttribute('aria-expanded', 'false');
  button.focus();
});

const status = document.getElementById('live-status');
for (const copy of document.querySelectorAll('[data-copy]')) {
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    const field = document.getElementById(copy.dataset.copy);
    field.select();
    try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand('copy'); }
    status.textContent = copy.dataset.copied;
  });
}

for (const print of document.querySelectorAll('[data-print]')) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());
}

// After faults were found, start with them.
document.getElementById('faults')?.focus();
