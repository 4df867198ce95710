// The landing page stands in the document already; this gives it models, and the way in for people who are signed in.
import { effect, h } from '../ui.js';
import { inOrder } from '../logic.js';
import { catalogue, load, me } from '../store.js';
import { go } from '../router.js';
import { cost } from '../parts/model-card.js';
import { Orb } from '../parts/orb.js';
import { text } from '../text.js';

export const title = text.titles.landing;

const page = /** @type {HTMLElement} */ (document.getElementById('landing'));

export default function Landing() {
  const form = /** @type {HTMLFormElement} */ (page.querySelector('form'));
  const prompt = /** @type {HTMLTextAreaElement} */ (page.querySelector('textarea'));
  const list = /** @type {HTMLElement} */ (page.querySelector('[data-ideas]'));
  form.onsubmit = (event) => {
    event.preventDefault();
    const words = prompt.value.trim();
    go(words ? `/create?prompt=${encodeURIComponent(words)}` : '/create');
  };
  prompt.onkeydown = (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  };
  list.replaceChildren(...text.landing.ideas.map((idea) =>
    Idea(idea, () => {
      prompt.value = idea;
      prompt.focus();
    })
  ));
  list.hidden = false;
  effect(() => {
    const here = Boolean(me());
    for (const each of page.querySelectorAll('[data-visitor]')) each.toggleAttribute('hidden', here);
    for (const each of page.querySelectorAll('[data-person]')) each.toggleAttribute('hidden', !here);
  });
  effect(() => {
    const all = catalogue(), models = all ? inOrder(all).filter((model) => model.is_active) : [];
    const section = /** @type {HTMLElement} */ (page.querySelector('[data-models]'));
    section.hidden = models.length === 0;
    const families = Map.groupBy(models, (model) => model.model_family);
    section.querySelector('ul')?.replaceChildren(...[...families].map(([name, list]) => Family(name, list)));
  });
  if (!catalogue.peek()) load();
  return document.createTextNode('');
}

/** @param {string} idea
 * @param {() => void} pick */
const Idea = (idea, pick) => h('li', null, h('button', { type: 'button', class: 'chip', onclick: pick }, idea));

/** @param {string} name
 * @param {import('../types.d.ts').Model[]} models */
const Family = (name, models) =>
  h(
    'li',
    null,
    h(
      'a',
      { href: `/create?group=${models[0].groups[0]}&model=${encodeURIComponent(models[0].record_id)}` },
      Orb(models[0]),
      h(
        'span',
        null,
        h('b', null, models.length > 1 ? name : models[0].model_name),
        h('small', { class: 'num' }, text.landing.costs(text.picker.count(models.length), cost(models))),
      ),
    ),
  );
