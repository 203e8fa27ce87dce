// Files are sent once they are chosen; what becomes of them is the server's to say.
element.addEventListener('change', async ({target}) => {
  const form = target.closest('form.sends');
  if (!form || target.type !== 'file' || !target.files.length) return;
  const said = form.querySelector('.said');
  const files = [...target.files];
  const tell = (text, wrong) => {
    said.textContent = text;
    said.classList.toggle('problem', Boolean(wrong));
    if (wrong) target.value = '';
  };
  const large = files.find((file) => file.size > Number(form.dataset.most));
  if (files.length > Number(form.dataset.number)) return tell(form.dataset.many, true);
  if (large) return tell(form.dataset.large.replace('{name}', () => large.name), true);
  target.disabled = true;
  const paths = [];
  for (const [number, file] of files.entries()) {
    const {sending, unsent} = form.dataset;
    tell(sending.replace('{done}', number + 1).replace('{total}', files.length));
    try {
      paths.push((await upload(file)).path);
    } catch {
      target.disabled = false;
      return tell(unsent.replace('{name}', () => file.name), true);
    }
  }
  tell(form.dataset.looking);
  trigger('sent', {paths});
});
