// Pure functions that pages and tests share. No DOM, no network.
export { price } from './logic/price.js';
export { priceRange } from './logic/range.js';
export { refusals } from './logic/offers.js';
export { defaults, faults, filled, given, isAsked, isRequired, mediaKind, shared } from './logic/validate.js';
export { ago, clock, credits, day, duration, left, size } from './logic/format.js';
export {
  byFamily,
  imageField,
  inGroup,
  inOrder,
  promptField,
  providerName,
  search,
  translate,
} from './logic/models.js';
export { placeholder } from './logic/placeholder.js';
