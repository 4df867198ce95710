// One model to choose: its name, what it is good at, and what it asks in credits and patience.
import { h, icon } from '../ui.js';
import { credits, duration, priceRange, providerName } from '../logic.js';
import { text } from '../text.js';
import { Orb } from './orb.js';

/** @typedef {import('../types.d.ts').Model} Model */

/** A model that is switched off stays in its place, can be reached, and says why it cannot be chosen.
 * @param {Model} model
 * @param {() => Model | null} current
 * @param {(model: Model) => void} pick */
export const ModelCard = (model, current, pick) =>
  h(
    'button',
    {
      type: 'button',
      class: model.is_active ? 'model-card' : 'model-card off',
      'aria-pressed': () => String(current()?.record_id === model.record_id),
      'aria-disabled': model.is_active ? null : 'true',
      onclick: () => model.is_active && pick(model),
    },
    Orb(model),
    h(
      'span',
      null,
      h('b', null, model.model_name),
      model.is_active
        ? h('small', null, model.blurb)
        : h('small', { class: 'why' }, icon('info'), model.inactive_reason ?? text.picker.unavailable),
      model.is_active && h(
        'small',
        { class: 'facts num' },
        h('span', null, icon('coins'), cost([model]), h('span', { class: 'sr' }, ` ${text.common.credits}`)),
        h('span', null, icon('clock'), duration(model.estimated_time_seconds)),
        h('span', null, providerName(model)),
      ),
    ),
    h('span', { class: 'mark', 'aria-hidden': 'true' }, icon('check')),
  );

/** From what to what a result of some models costs.
 * @param {Model[]} models */
export function cost(models) {
  const ends = models.flatMap(priceRange);
  const low = Math.min(...ends), high = Math.max(...ends);
  return low === high ? credits(low) : text.picker.range(credits(low), credits(high));
}
