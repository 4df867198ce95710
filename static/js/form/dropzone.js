// A place for source files: drop, paste, browse, drag any result here, or choose one from before.
import { computed, each, h, icon, signal } from '../ui.js';
import { accepted, upload } from '../calls.js';
import { mediaKind } from '../logic.js';
import { me } from '../store.js';
import { text } from '../text.js';
import { dragged } from '../parts/tile.js';
import { Earlier } from './earlier.js';
import { Below, name } from './frame.js';
import { measure, remember } from './pictures.js';
import { Source } from './source.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** @param {Field} field
 * @returns {Node} */
export function Dropzone(field) {
  const { value, property, id } = field;
  const kind = mediaKind(property) ?? 'image', words = text.media[kind];
  const many = property.type === 'array', most = many ? property.maxItems ?? 10 : 1;
  const busy = signal(0), trouble = signal('');
  const chosen = computed(() => [value() ?? []].flat().map(String));
  const room = () => most - chosen().length;

  const put = (/** @type {string} */ reference) => {
    if (!many) value.set(reference);
    else if (room() > 0 && !chosen().includes(reference)) value.set([...chosen(), reference]);
  };
  const remove = (/** @type {string} */ reference) => {
    const rest = chosen().filter((other) => other !== reference);
    value.set(many && rest.length ? rest : undefined);
  };
  const move = (/** @type {string} */ reference, /** @type {number} */ by) => {
    const list = chosen().filter((other) => other !== reference);
    list.splice(Math.max(0, chosen().indexOf(reference) + by), 0, reference);
    value.set(list);
  };
  const send = async (/** @type {Iterable<File>} */ files) => {
    const user = me.peek(), list = [...files].slice(0, many ? room() : 1);
    if (!list.length || !user) return;
    trouble.set('');
    busy.set(list.length);
    for (const file of list) {
      try {
        const reference = await upload(file, user.id, kind);
        remember(reference, URL.createObjectURL(file));
        if (kind === 'image') measure(reference, file).catch(() => {});
        put(reference);
      } catch (error) {
        trouble.set(/** @type {Error} */ (error).message);
      }
      busy.update((left) => left - 1);
    }
  };
  const take = (/** @type {DataTransfer | null} */ data) => {
    const reference = data?.getData(dragged(kind));
    if (reference) put(reference);
    else if (data?.files.length) send(data.files);
    else if (data?.types.some((type) => type.startsWith(dragged('')))) trouble.set(words.types);
  };
  const earlier = Earlier(kind, put);
  const face = () => {
    if (busy()) return [h('span', { class: 'spinner', 'aria-hidden': 'true' }), h('span', null, text.media.uploading)];
    const first = chosen().length === 0;
    return [
      icon(words.icon),
      h('span', null, first ? words.drop : words.another),
      first && h('small', null, text.media.dragResults),
    ];
  };

  return h(
    'div',
    { class: 'field', onpaste: (/** @type {ClipboardEvent} */ event) => take(event.clipboardData) },
    h(
      'span',
      { class: 'label', id: `${id}-label` },
      name(field),
      h('span', { class: 'hint num' }, () => {
        if (many && chosen().length) return `${chosen().length} / ${most}`;
        return field.required() ? '' : text.form.optional;
      }),
    ),
    h(
      'ol',
      {
        class: `pictures ${kind} ${many ? 'many' : ''}`,
        hidden: () => chosen().length === 0,
        'aria-labelledby': `${id}-label`,
      },
      each(chosen, (reference) => reference, (reference) =>
        Source(kind, reference, {
          place: () => chosen().indexOf(reference),
          count: () => chosen().length,
          remove: () => remove(reference),
          move: (by) => move(reference, by),
        })),
    ),
    h(
      'div',
      { hidden: () => room() <= 0, ...dropping(take, () => chosen().length > 0 || !field.required()) },
      h(
        'label',
        { class: 'browse' },
        h('input', {
          type: 'file',
          class: 'sr',
          id,
          accept: accepted[kind].join(),
          multiple: many,
          'aria-label': words.choose(name(field)),
          'aria-invalid': () => String(Boolean(field.fault())),
          onchange: async (/** @type {any} */ event) => {
            await send(event.target.files);
            event.target.value = '';
          },
        }),
        face,
      ),
      h('button', { type: 'button', class: 'link', onclick: earlier.open }, icon('history'), text.media.earlier),
    ),
    h('div', { role: 'status' }, () => trouble() && h('p', { class: 'fault' }, icon('circle-alert'), trouble())),
    Below(field),
    earlier.element,
  );
}

/** @param {(data: DataTransfer | null) => void} take
 * @param {() => boolean} slim whether it takes little room */
function dropping(take, slim) {
  const over = signal(false);
  return {
    class: () => `drop ${over() ? 'over' : ''} ${slim() ? 'slim' : ''}`,
    ondragover: (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      over.set(true);
    },
    ondragleave: () => over.set(false),
    ondrop: (/** @type {DragEvent} */ event) => {
      event.preventDefault();
      over.set(false);
      take(event.dataTransfer);
    },
  };
}
