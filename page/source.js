// A citation or a link is copied as plain text; a browser that has no clipboard here copies a selection.
async function copied(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(() => true, () => false);
  }
  const field = document.createElement('textarea');
  field.value = text;
  element.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  return done;
}

element.addEventListener('click', async (event) => {
  const button = event.target.closest('button[data-copy], button[data-link]');
  if (!button) return;
  // Only the browser knows under which address it sees the page.
  const text = button.dataset.copy ?? new URL(button.dataset.link, location.href).href;
  const said = await copied(text) ? button.dataset.copied : button.dataset.failed;
  const beside = button.nextElementSibling;
  beside.textContent = told.textContent = said;
  setTimeout(() => { beside.textContent = told.textContent = ''; }, 4000);
});

// A page is shown as large as the window; Escape and the button close it.
element.addEventListener('click', (event) => {
  const button = event.target.closest('button[data-enlarge]');
  if (!button) return;
  const dialog = document.createElement('dialog');
  const form = document.createElement('form');
  const close = document.createElement('button');
  dialog.className = 'enlarged';
  dialog.setAttribute('aria-label', button.closest('figure').querySelector('img').alt);
  form.method = 'dialog';
  close.textContent = button.dataset.close;
  form.append(close);
  dialog.append(form, button.closest('figure').querySelector('.sheet').cloneNode(true));
  dialog.addEventListener('close', () => { dialog.remove(); button.focus(); });
  live.append(dialog);
  dialog.showModal();
  dialog.querySelector('.box')?.scrollIntoView({block: 'center', inline: 'start'});
});
