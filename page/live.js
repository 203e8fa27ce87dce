const EVENTS = 'EVENTS';
const live = element.querySelector('.live');
const told = element.querySelector('[role=status]');
const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
const behavior = still ? 'auto' : 'smooth';

function put({id, html, tell}) {
  const old = document.getElementById(id);
  // Whoever sent a form from the keyboard goes on from what took its place.
  const left = old && old.contains(document.activeElement);
  if (old) old.outerHTML = html;
  else live.insertAdjacentHTML('beforeend', html);
  const shown = document.getElementById(id);
  if (left) shown.focus();
  if (shown.dataset.arrives === 'again' || (!old && 'arrives' in shown.dataset)) {
    shown.scrollIntoView({behavior, block: 'start'});
  }
  if (tell) told.textContent = tell;
}

const name = () => live.setAttribute('aria-label', props.label);
const putAll = () => props.value.forEach(put);
name();
putAll();
watch('label', name);
watch('value', putAll);

element.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.target;
  if (!EVENTS.includes(form.dataset.event)) return;
  const fields = Object.fromEntries(new FormData(form, event.submitter));
  trigger(form.dataset.event, {turn: Number(form.dataset.turn), ...fields});
});

// What a form unfolds is not left under the question at the foot of the window.
element.addEventListener('toggle', (event) => {
  const form = event.target.open && event.target.closest('form');
  if (form) form.scrollIntoView({behavior, block: 'nearest'});
}, true);

// A click on a mark opens its source and brings it into view.
element.addEventListener('click', (event) => {
  const mark = event.target.closest('a.mark');
  const source = mark && document.getElementById(mark.getAttribute('href').slice(1));
  if (!source) return;
  event.preventDefault();
  source.open = true;
  source.scrollIntoView({behavior, block: 'center'});
  source.querySelector('summary').focus({preventScroll: true});
});
