import { h } from '../ui.js';

/** A family's mark: its initial on its colour. No logos to license.
 * @param {{ hue: number, model_family: string } | undefined} model */
export const Orb = (model) =>
  h(
    'span',
    { class: 'orb', style: { '--h': model?.hue ?? 210 }, 'aria-hidden': 'true' },
    model?.model_family[0] ?? '·',
  );
