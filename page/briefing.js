// The contents of a briefing lead to its parts; the address stays the library's.
element.addEventListener('click', ({target}) => {
  const part = target.dataset.to && document.getElementById(target.dataset.to);
  if (!part) return;
  part.scrollIntoView({behavior, block: 'start'});
  part.focus({preventScroll: true});
});
