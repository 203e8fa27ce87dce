// Gradio gives a group of boxes no name that a screen reader says; it comes after this script.
let named = 0;
const tab = element.closest('.tabitem');
new MutationObserver(() => {
  tab.querySelectorAll('fieldset:not([aria-labelledby])').forEach((group) => {
    const name = group.querySelector('[data-testid=block-info]');
    if (!name) return;
    name.id = `group-${named++}`;
    group.setAttribute('aria-labelledby', name.id);
  });
}).observe(tab, {childList: true, subtree: true});
