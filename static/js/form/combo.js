// A long list of choices with a search in it: type to narrow it down, arrows to walk, Enter to take.
import { computed, h, icon, signal } from '../ui.js';
import { text } from '../text.js';
import { aria, Framed, label } from './frame.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** @param {Field} field */
export function Combo(field) {
  const { value, property, id } = field;
  const words = signal(/** @type {string | null} */ (null));
  const place = signal(0);
  const none = property.default === undefined ? [undefined] : [];
  const face = (/** @type {string | number | undefined} */ option) =>
    option === undefined ? text.form.automatic : label(field, option);
  const found = computed(() => {
    const parts = (words() ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    return [...none, ...(property.enum ?? [])].filter((each) =>
      parts.every((part) => face(each).toLowerCase().includes(part))
    );
  });
  const isOpen = () => words() !== null;
  const open = () => {
    if (isOpen()) return;
    words.set('');
    place.set(Math.max(0, found().indexOf(/** @type {any} */ (value.peek()))));
    queueMicrotask(reveal);
  };
  const close = () => words.set(null);
  const take = (/** @type {string | number | undefined} */ option) => {
    if (option !== undefined && field.refusal(option)) return;
    value.set(option);
    close();
  };
  const reveal = () => list.children[place.peek()]?.scrollIntoView({ block: 'nearest' });
  const walk = (/** @type {number} */ to) => {
    open();
    place.set(Math.max(0, Math.min(found().length - 1, to)));
    queueMicrotask(reveal);
  };
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => walk(isOpen() ? place.peek() + 1 : place.peek()),
    ArrowUp: () => walk(place.peek() - 1),
    Home: () => walk(0),
    End: () => walk(found().length - 1),
    Enter: () => (isOpen() ? found().length && take(found()[place.peek()]) : open()),
  };
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && isOpen()) {
      event.stopPropagation();
      return close();
    }
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  };
  const box = h('input', {
    ...aria(field),
    class: 'input',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': () => String(isOpen()),
    'aria-controls': `${id}-list`,
    'aria-activedescendant': () => (isOpen() && found().length ? `${id}-${place()}` : null),
    placeholder: () => face(/** @type {any} */ (value())),
    value: () => words() ?? face(/** @type {any} */ (value())),
    onclick: open,
    onkeydown: press,
    oninput: (/** @type {any} */ event) => {
      words.set(event.target.value);
      place.set(0);
    },
    onblur: () => {
      close();
      field.touch();
    },
  });
  const Option = (/** @type {string | number | undefined} */ option, /** @type {number} */ index) =>
    h(
      'li',
      {
        role: 'option',
        id: `${id}-${index}`,
        'aria-selected': () => String(place() === index),
        'aria-disabled': () => (option !== undefined && field.refusal(option) ? 'true' : null),
        class: () => (value() === option ? 'chosen' : ''),
        onpointerdown: (/** @type {Event} */ event) => event.preventDefault(),
        onclick: () => take(option),
        onpointermove: () => place.set(index),
      },
      h('span', null, face(option)),
      () => value() === option && icon('circle-check'),
    );
  const list = h(
    'ul',
    { role: 'listbox', id: `${id}-list`, 'aria-label': property.title ?? field.name, hidden: () => !isOpen() },
    () => (isOpen() ? found().map(Option) : []),
  );
  const nothing = h('p', { class: 'none', hidden: () => !isOpen() || found().length > 0 }, text.form.noChoice);
  return Framed(
    field,
    h('div', { class: 'combo' }, box, icon('chevron-down'), h('div', { class: 'pop' }, list, nothing)),
  );
}
