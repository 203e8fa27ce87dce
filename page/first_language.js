// The language that was chosen before, else the browser's, which the server has read.
const first = localStorage.getItem('harbour-language') || document.documentElement.lang;
document.documentElement.lang = document.documentElement.dataset.language = first;
document.title = 'TITLES'[first];
// Gradio's own words follow, and change `lang` to what gradio calls the language. It asks for this
// property, and knows Hong Kong's Chinese as zh-TW.
const spoken = {'zh-Hant': 'zh-TW', 'zh-Hans': 'zh-CN'}[first] ?? 'en';
Object.defineProperty(navigator, 'language', {value: spoken});
