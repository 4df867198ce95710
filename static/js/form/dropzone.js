// A place for a source picture: drop, paste, browse, or drag any result here.
import { computed, h, icon, signal } from '../ui.js';
import { upload } from '../calls.js';
import { me } from '../store.js';
import { Below } from './frame.js';
import { preview, remember } from './pictures.js';
import { text } from '../text.js';

/** @typedef {import('./schema-form.js').Field} Field */

/** @param {Field} field
 * @returns {Node} */
export function Dropzone(field) {
  const { value, property, id } = field;
  const many = property['x-ui'] === 'images';
  const busy = signal(false), trouble = signal('');
  const pictures = computed(() => [value() ?? []].flat().map(String));
  const room = () => (many ? property.maxItems ?? 10 : 1) - pictures().length;

  const put = (/** @type {string} */ reference) =>
    value.set(many ? [...pictures(), reference].slice(0, property.maxItems) : reference);
  const remove = (/** @type {string} */ reference) => {
    const rest = pictures().filter((each) => each !== reference);
    value.set(many && rest.length ? rest : undefined);
  };
  const send = async (/** @type {FileList | null | undefined} */ files) => {
    const user = me.peek();
    if (!files?.length || !user) return;
    trouble.set('');
    busy.set(true);
    try {
      for (const file of [...files].slice(0, many ? property.maxItems : 1)) {
        const reference = await upload(file, user.id);
        remember(reference, URL.createObjectURL(file));
        put(reference);
      }
    } catch (error) {
      trouble.set(/** @type {Error} */ (error).message);
    }
    busy.set(false);
  };
  const take = (/** @type {DataTransfer | null} */ data) => {
    const reference = data?.getData('application/x-artifio-media');
    if (reference) put(reference);
    else send(data?.files);
  };
  const face = () => {
    if (busy()) return [h('span', { class: 'spinner', 'aria-hidden': 'true' }), h('span', null, text.media.uploading)];
    return [
      icon('image-plus'),
      h('span', null, text.media.image.drop),
      h('small', null, text.media.dragResults),
    ];
  };

  return h(
    'div',
    { class: 'field', onpaste: (/** @type {ClipboardEvent} */ event) => take(event.clipboardData) },
    h(
      'span',
      { class: 'label', id: `${id}-label` },
      property.title ?? field.name,
      h('span', { class: 'hint' }, () => field.required ? '' : text.form.optional),
    ),
    h(
      'ul',
      { class: 'pictures', hidden: () => pictures().length === 0 },
      () => pictures().map((reference) => Picture(reference, () => remove(reference))),
    ),
    h(
      'div',
      { hidden: () => room() <= 0, ...dropping((data) => take(data)) },
      h(
        'label',
        { class: 'browse' },
        h('input', {
          type: 'file',
          class: 'sr',
          id,
          accept: 'image/png,image/jpeg,image/webp,image/gif',
          multiple: many,
          'aria-label': text.media.image.choose(property.title ?? field.name),
          'aria-invalid': () => String(Boolean(field.fault())),
          onchange: async (/** @type {any} */ event) => {
            await send(event.target.files);
            event.target.value = '';
          },
        }),
        face,
      ),
    ),
    h('div', { role: 'status' }, () => trouble() && h('p', { class: 'fault' }, icon('circle-alert'), trouble())),
    Below(field),
  );
}

/** @param {string} reference
 * @param {() => void} remove */
const Picture = (reference, remove) =>
  h(
    'li',
    null,
    h('img', { src: preview(reference), alt: text.media.image.source }),
    h(
      'button',
      { type: 'button', class: 'btn square small', 'aria-label': text.media.image.remove, onclick: remove },
      icon('x'),
    ),
  );

/** @param {(data: DataTransfer | null) => void} take */
function dropping(take) {
  const over = signal(false);
  return {
    class: () => `drop ${over() ? 'over' : ''}`,
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
