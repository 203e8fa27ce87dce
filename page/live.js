const EVENTS = 'EVENTS';
const live = element.querySelector('.live');
const told = element.querySelector('[role=status]');
const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
const behavior = still ? 'auto' : 'smooth';

// What is put into a tab that is being turned to is not seen yet, and may be exchanged until then.
function whenSeen(id, does, frames = 120) {
  const element = document.getElementById(id);
  if (element?.checkVisibility()) does(element);
  else if (frames) requestAnimationFrame(() => whenSeen(id, does, frames - 1));
}

function put({id, html, tell, only, to, address}) {
  const old = document.getElementById(id);
  if (only && !old) return;
  // Whoever sent a form from the keyboard goes on from what took its place.
  const left = old && old.contains(document.activeElement);
  if (old) old.outerHTML = html;
  else live.insertAdjacentHTML('beforeend', html);
  if (tell) told.textContent = tell;
  const shown = document.getElementById(id);
  if (!shown) return;
  if (left) shown.focus();
  if (shown.dataset.arrives === 'again' || (!old && 'arrives' in shown.dataset)) {
    whenSeen(id, (element) => element.scrollIntoView({behavior, block: 'start'}));
  }
  if (to) {
    whenSeen(to, (element) => {
      element.scrollIntoView({block: 'start'});
      element.focus({preventScroll: true});
    });
  }
  if (address && address !== location.hash) history.pushState(null, '', address);
}

const name = () => live.setAttribute('aria-label', props.label);
const putAll = () => props.value.forEach(put);
name();
putAll();
watch('label', name);
watch('value', putAll);

if (EVENTS.includes('go')) {
  addEventListener('popstate', () => trigger('go', {address: location.hash}));
}

element.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method === 'dialog') return;
  event.preventDefault();
  if (!EVENTS.includes(form.dataset.event)) return;
  const fields = Object.fromEntries(new FormData(form, event.submitter));
  trigger(form.dataset.event, {turn: Number(form.dataset.turn), ...fields});
});

element.addEventListener('change', ({target}) => {
  if (target.matches('select') && 'atOnce' in target.form.dataset) target.form.requestSubmit();
});

// What is only needed where it is looked at is asked for once it is unfolded.
element.addEventListener('toggle', ({target}) => {
  const form = target.open && target.querySelector('form[data-unfolds]');
  if (!form || form.dataset.asked) return;
  form.dataset.asked = 'yes';
  form.requestSubmit();
}, true);

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
