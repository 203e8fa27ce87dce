// Gradio makes functions out of text while it runs. The policy of the page forbids that; so each
// that the page is known to need stands here already, and any other text is refused.
const MADE = new Map([
'MADE'
]);

// A template of gradio's, which fills in values by their names.
function filled(names, template) {
  return (...values) => template.replace(/\$\{(\w+)\}/g, (_, name) => values[names.indexOf(name)]);
}

function made(args) {
  const body = String(args.at(-1));
  const there = MADE.get(args.join());
  if (there) return there;
  const template = /^return `([^`\\]*)`;$/.exec(body);
  if (template) return filled(args, template[1]);
  // What Handlebars makes of a text without placeholders of its own.
  const text = /^\s*return (".*");\s*$/.exec(body);
  if (text) return () => JSON.parse(text[1]);
  throw new EvalError(`The page's policy knows no function of this text: ${body.slice(0, 200)}`);
}

const handler = {apply: (target, self, args) => made(args), construct: (target, args) => made(args)};
const Later = Object.getPrototypeOf(async () => {}).constructor;
window.Function = new Proxy(Function, handler);
Object.defineProperty(Later.prototype, 'constructor', {value: new Proxy(Later, handler)});
