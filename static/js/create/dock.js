import { h, icon } from '../ui.js';
import { Orb } from '../parts/orb.js';
import { Price } from './panel.js';
import { text } from '../text.js';

/** On a phone: one line to write in, the model, and the price button; everything else opens as a sheet.
 * @param {import('./composer.js').Composing} composer
 * @param {import('../ui/reactive.js').Signal<boolean>} sheet */
export const Dock = ({ prompt, write, model, cost, submit, busy, short }, sheet) =>
  h(
    'div',
    { class: () => `dock ${sheet() ? 'hidden' : ''}`, role: 'group', 'aria-label': text.create.quick },
    h('input', {
      class: 'input',
      type: 'text',
      'aria-label': text.create.prompt,
      placeholder: text.create.describe,
      value: prompt,
      oninput: (/** @type {any} */ event) => write(event.target.value),
    }),
    h(
      'button',
      {
        type: 'button',
        class: 'btn model-chip',
        onclick: () => sheet.set(true),
        'aria-label': () => text.create.settingsOf(model()?.model_name),
      },
      () => Orb(model() ?? undefined),
      h('span', null, () => model()?.model_name ?? '…'),
      icon('sliders-horizontal'),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'cta compact',
        'aria-disabled': () => String(busy() || !model() || short() > 0),
        onclick: async () => {
          if (!(await submit())) sheet.set(true);
        },
      },
      h('span', { class: 'sr' }, text.create.generateFor),
      icon('arrow-up'),
      Price(cost),
    ),
  );
