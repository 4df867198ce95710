// Choosing a model: five kinds of work, families with their variants, what each costs and how long it takes.
import { computed, each, h, icon, signal } from '../ui.js';
import { byFamily, inGroup, search } from '../logic.js';
import { catalogue } from '../store.js';
import { text } from '../text.js';
import { Dialog } from './dialog.js';
import { ModelCard } from './model-card.js';
import { walk } from './walk.js';

/** @typedef {import('../types.d.ts').Model} Model
 * @typedef {import('../ui/reactive.js').Signal<string>} Words */

/** @param {() => Model | null} current
 * @param {(model: Model, group: string) => void} choose
 * @param {() => string} group the kind of work that is being composed */
export function ModelPicker(current, choose, group) {
  const words = signal(''), family = signal(''), shown = signal('');
  const all = () => catalogue()?.models ?? [];
  const models = computed(() => {
    const known = catalogue();
    return known ? inGroup(known, shown()) : [];
  });
  const found = computed(() => byFamily(search(models(), words(), family())));
  const count = computed(() => found().reduce((sum, [, list]) => sum + list.length, 0));
  const clear = () => {
    words.set('');
    family.set('');
  };
  const turnTo = (/** @type {string} */ id) => {
    shown.set(id);
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
    choose(model, shown());
    close();
  };
  const first = () => found().flatMap(([, list]) => list).find((model) => model.is_active);
  const press = (/** @type {KeyboardEvent} */ event) => {
    const best = event.key === 'Enter' && event.target === box && words() && first();
    if (best) {
      event.preventDefault();
      pick(best);
    } else walk(event, dialog.element, box);
  };

  const dialog = Dialog(
    { class: 'picker', label: text.picker.title, onkeydown: press },
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
    h(
      'div',
      { class: 'groups', role: 'radiogroup', 'aria-label': text.picker.groups },
      () => catalogue()?.groups.map(({ id, label }) => Chip('picker-group', shown, id, label, () => turnTo(id))),
    ),
    h('div', { class: 'chips', role: 'radiogroup', 'aria-label': text.picker.family }, () => {
      const families = [...Map.groupBy(models(), (model) => model.model_family)];
      return [
        Chip('family', family, '', text.common.all, () => family.set(''), models().length),
        families.map(([name, list]) => Chip('family', family, name, name, () => family.set(name), list.length)),
      ];
    }),
    h(
      'div',
      { class: 'list', tabindex: 0, role: 'group', 'aria-label': text.picker.models },
      h('p', { class: 'sr', role: 'status' }, () => text.picker.count(count())),
      each(() => found().map(([name]) => name), (name) => name, (name) =>
        h(
          'section',
          { 'aria-label': name },
          h('h3', null, name, h('small', { class: 'num' }, () => of(found(), name).length)),
          h(
            'div',
            { class: 'grid' },
            each(() => of(found(), name), (model) => model.record_id, (model) => ModelCard(model, current, pick)),
          ),
        )),
      () => count() === 0 && Nothing(clear),
      () => Elsewhere(search(all(), words(), ''), shown(), words(), turnTo),
    ),
  );
  const open = () => {
    clear();
    shown.set(group());
    dialog.open();
    box.focus();
  };
  return { element: dialog.element, open };
}

/** @param {[string, Model[]][]} families
 * @param {string} name */
const of = (families, name) => families.find(([each]) => each === name)?.[1] ?? [];

/** @param {string} name
 * @param {Words} chosen
 * @param {string} value
 * @param {string} label
 * @param {() => void} onchange
 * @param {number} [count] */
const Chip = (name, chosen, value, label, onchange, count) =>
  h(
    'label',
    { class: 'chip' },
    h('input', { class: 'sr', type: 'radio', name, checked: () => chosen() === value, onchange }),
    label,
    count !== undefined && h('small', null, count),
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

/** Where else the words were found.
 * @param {Model[]} found
 * @param {string} shown
 * @param {string} words
 * @param {(group: string) => void} turnTo */
function Elsewhere(found, shown, words, turnTo) {
  const groups = words.trim() ? catalogue()?.groups ?? [] : [];
  const others = groups
    .filter(({ id }) => id !== shown)
    .map(({ id, label }) => ({ id, label, count: found.filter((model) => model.groups.includes(id)).length }))
    .filter(({ count }) => count > 0);
  return others.length > 0 &&
    h(
      'div',
      { class: 'elsewhere' },
      others.map(({ id, label, count }) =>
        h(
          'button',
          { type: 'button', class: 'btn small', onclick: () => turnTo(id) },
          text.picker.elsewhere(count, label),
          icon('chevron-right'),
        )
      ),
    );
}
