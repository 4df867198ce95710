import { h, icon } from '../ui.js';
import { catalogue } from '../store.js';
import { text } from '../text.js';

const drawings = /** @type {Record<string, string>} */ ({
  image_editing: 'pencil-ruler',
  prompt_to_image: 'image',
  prompt_to_video: 'video',
  image_to_video: 'clapperboard',
  prompt_to_audio: 'audio-lines',
});

/** The five groups in the catalogue's order and with its labels.
 * @param {import('./composer.js').Composing} composer */
export const Kinds = ({ group, chooseGroup }) =>
  h(
    'div',
    { class: 'kinds', role: 'radiogroup', 'aria-label': text.create.kinds },
    () =>
      catalogue()?.groups.map(({ id, label }) =>
        h(
          'label',
          null,
          h('input', {
            class: 'sr',
            type: 'radio',
            name: 'group',
            value: id,
            checked: () => group() === id,
            onchange: () => chooseGroup(id),
          }),
          icon(drawings[id] ?? 'sparkles'),
          h('span', null, label),
        )
      ),
  );
