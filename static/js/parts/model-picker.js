// Choosing a model: search, families, what it costs and how long it takes.
import { computed, each, h, icon, signal } from '../ui.js';
import { credits, duration, inGroup, providerName, search } from '../logic.js';
import { catalogue } from '../store.js';
import { Dialog } from './dialog.js';
import { Orb } from './orb.js';
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Model} Model */

/** @param {() => Model | null} current
 * @param {(model: Model) => void} choose
 * @param {() => string} group */
export function ModelPicker(current, choose, group) {
  const words = signal(''), family = signal('');
  const models = computed(() => {
    const all = catalogue();
    return all ? inGroup(all, group()) : [];
  });
  const found = computed(() => search(models(), words(), family()));
  const families = (/** @type {Model[]} */ list) => [...new Set(list.map((model) => model.model_family))];
  const of = (/** @type {Model[]} */ list, /** @type {string} */ name) =>
    list.filter((model) => model.model_family === name);
  const clear = () => {
    words.set('');
    family.set('');
  };

  const box = h('input', {
    class: 'input',
    type: 'text',
    inputmode: 'search',
    enterkeyhint: 'search',
    autocomplete: 'off',
    placeholder: text.picker.placeholder,
    'aria-label': text.picker.search,
    value: words,
    oninput: (/** @type {any} */ event) => words.set(event.target.value),
  });
  const close = () => dialog.close();
  const pick = (/** @type {Model} */ model) => {
    choose(model);
    close();
  };
  const dialog = Dialog(
    { class: 'picker', label: text.picker.title, onkeydown: (event) => walk(event, dialog.element, box) },
    h(
      'header',
      null,
      h('div', { class: 'search' }, icon('search'), box),
      h(
        'button',
        { type: 'button', class: 'btn ghost square', 'aria-label': text.common.close, onclick: close },
        icon('x'),
      ),
    ),
    h('div', { class: 'chips', role: 'radiogroup', 'aria-label': text.picker.family }, () => [
      Chip(family, '', text.common.all, models().length),
      families(models()).map((name) => Chip(family, name, name, of(models(), name).length)),
    ]),
    h(
      'div',
      { class: 'list', tabindex: 0, role: 'group', 'aria-label': text.picker.models },
      h('p', { class: 'sr', role: 'status' }, () => text.picker.count(found().length)),
      each(() => families(found()), (name) => name, (name) =>
        h(
          'section',
          null,
          h('h3', null, name, h('small', { class: 'num' }, () => of(found(), name).length)),
          h(
            'div',
            { class: 'grid' },
            each(() => of(found(), name), (model) => model.record_id, (model) => Card(model, current, pick)),
          ),
        )),
      () => found().length === 0 && Nothing(clear),
    ),
  );
  const open = () => {
    clear();
    dialog.open();
    box.focus();
  };
  return { element: dialog.element, open };
}

/** @param {import('../ui/reactive.js').Signal<string>} family
 * @param {string} value
 * @param {string} label
 * @param {number} count */
const Chip = (family, value, label, count) =>
  h(
    'label',
    { class: 'chip' },
    h('input', {
      class: 'sr',
      type: 'radio',
      name: 'family',
      checked: () => family() === value,
      onchange: () => family.set(value),
    }),
    label,
    h('small', null, count),
  );

/** @param {Model} model
 * @param {() => Model | null} current
 * @param {(model: Model) => void} pick */
const Card = (model, current, pick) =>
  h(
    'button',
    {
      type: 'button',
      class: 'model-card',
      'aria-pressed': () => String(current()?.record_id === model.record_id),
      disabled: !model.is_active,
      onclick: () => pick(model),
    },
    Orb(model),
    h(
      'span',
      null,
      h('b', null, model.model_name),
      h('small', null, model.is_active ? model.blurb : model.inactive_reason ?? text.picker.unavailable),
      h(
        'small',
        { class: 'facts num' },
        h('span', null, icon('coins'), text.picker.from(credits(model.base_token_cost))),
        h('span', null, icon('clock'), duration(model.estimated_time_seconds)),
        h('span', null, providerName(model)),
      ),
    ),
  );

/** @param {() => void} clear */
const Nothing = (clear) =>
  h(
    'div',
    { class: 'empty' },
    icon('search'),
    h('h2', null, text.picker.nothing),
    h('p', null, text.picker.another),
    h('button', { type: 'button', class: 'btn', onclick: clear }, text.picker.clear),
  );

/** Arrow keys go from card to card, up from the first back to the search.
 * @param {KeyboardEvent} event
 * @param {HTMLElement} dialog
 * @param {HTMLElement} box */
function walk(event, dialog, box) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const target = /** @type {Element} */ (event.target);
  if (!step || (target === box && event.key !== 'ArrowDown') || target.closest('.chips')) return;
  event.preventDefault();
  const cards = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll('.model-card:enabled')]);
  const next = cards.indexOf(/** @type {HTMLElement} */ (target)) + step;
  (next < 0 ? box : cards[Math.min(next, cards.length - 1)])?.focus();
}
