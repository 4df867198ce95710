// A list of things with several properties each, such as the frames of a clip: a small form per thing.
import { each, h, icon, signal, untrack } from '../ui.js';
import { text } from '../text.js';
import { Control } from './controls.js';
import { Group, name } from './frame.js';

/** @typedef {import('./schema-form.js').Field} Field
 * @typedef {import('../types.d.ts').Item} Item
 * @typedef {import('../types.d.ts').Value} Value */

/** @param {Field} field
 * @returns {Node} */
export function Items(field) {
  const { value, property: { items, minItems = 0, maxItems = 10 } } = field;
  const properties = items?.properties ?? {};
  const list = () => /** @type {Item[]} */ (value() ?? []);
  let count = 0;
  const keys = signal(untrack(list).map(() => String(count++)));
  const change = (/** @type {Item[]} */ next) => value.set(next.length ? next : undefined);
  const add = () => {
    keys.update((now) => [...now, String(count++)]);
    change([...list(), fresh(properties, list())]);
  };
  const remove = (/** @type {string} */ key) => {
    const place = keys.peek().indexOf(key);
    keys.update((now) => now.filter((other) => other !== key));
    change(list().filter((_, index) => index !== place));
  };
  for (let missing = untrack(list).length; missing < minItems; missing++) untrack(add);

  const Part = (/** @type {string} */ key, /** @type {string} */ part) => {
    const place = () => keys().indexOf(key);
    const put = (/** @type {Value} */ next) =>
      change(list().map((item, index) => (index === place() ? { ...item, [part]: /** @type {any} */ (next) } : item)));
    const read = () => list()[place()]?.[part];
    return Control({
      name: part,
      id: `${field.id}-${key}-${part}`,
      property: properties[part],
      required: () => items?.required?.includes(part) ?? false,
      value: Object.assign(read, {
        set: put,
        update: (/** @type {(value: Value) => Value} */ next) => put(next(untrack(read))),
        peek: () => untrack(read),
      }),
      fault: () => '',
      touch: field.touch,
      refusal: () => '',
      refused: () => [],
    });
  };
  const Row = (/** @type {string} */ key) =>
    h(
      'li',
      null,
      h(
        'header',
        null,
        h('b', { class: 'num' }, () => keys().indexOf(key) + 1),
        h('button', {
          type: 'button',
          class: 'btn ghost square small',
          'aria-label': () => text.form.removeNumbered(name(field), keys().indexOf(key) + 1),
          hidden: () => keys().length <= minItems,
          onclick: () => remove(key),
        }, icon('trash-2')),
      ),
      Object.keys(properties).map((part) => Part(key, part)),
    );
  return Group(
    field,
    h(
      'div',
      { class: 'items', id: field.id, tabindex: -1 },
      h('ol', null, each(keys, (key) => key, Row)),
      h(
        'button',
        {
          type: 'button',
          class: 'btn small',
          hidden: () => keys().length >= maxItems,
          onclick: add,
        },
        icon('plus'),
        text.form.addTo(name(field)),
      ),
    ),
  );
}

/** A new thing: its starting values, and for each choice the first that no other has taken.
 * @param {Record<string, import('../types.d.ts').Property>} properties
 * @param {Item[]} others
 * @returns {Item} */
export function fresh(properties, others) {
  return Object.fromEntries(
    Object.entries(properties).map(([part, property]) => {
      const free = property.enum?.find((option) => !others.some((other) => other[part] === option));
      return [part, /** @type {any} */ (free ?? property.default)];
    }),
  );
}
