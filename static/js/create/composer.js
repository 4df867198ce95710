// What is being composed: group, model, values, price; and the order it becomes.
import { computed, effect, signal, untrack } from '../ui.js';
import { credits as format, filled, imageField, inGroup, price, promptField, translate } from '../logic.js';
import * as calls from '../calls.js';
import { add, catalogue, credits, modelOf, refresh } from '../store.js';
import { SchemaForm } from '../form/schema-form.js';
import { sizes } from '../form/pictures.js';
import { ModelPicker } from '../parts/model-picker.js';
import { toast } from '../parts/toast.js';
import { draft } from './draft.js';
import { text } from '../text.js';

/** @typedef {import('../types.d.ts').Model} Model
 * @typedef {import('../types.d.ts').Values} Values
 * @typedef {import('../types.d.ts').Generation} Generation
 * @typedef {ReturnType<typeof Composer>} Composing */

export function Composer() {
  const begun = draft.read();
  const group = signal(begun.group ?? 'prompt_to_image');
  const recordID = signal(begun.model ?? '');
  const busy = signal(false);
  /** @type {Values} */
  let carried = begun.values ?? {};
  let key = '';
  /** The last price that was shown, by us or by the server. @type {number | null} */
  let agreed = null;

  const model = computed(() => modelOf().get(recordID()) ?? null);
  const form = computed(() => {
    const chosen = model();
    return chosen && untrack(() => SchemaForm(chosen, carried));
  });
  const cost = computed(() => {
    const chosen = model(), fields = form();
    return chosen && fields ? price(chosen, fields.values(), sizes()) : null;
  });
  const short = computed(() => {
    const have = credits(), need = cost();
    return have !== null && need !== null && need > have ? need - have : 0;
  });

  /** Keeps every field the new model also has.
   * @param {Model} next
   * @param {Values} [values] */
  const choose = (next, values = {}) => {
    const now = untrack(model), filledIn = untrack(() => form()?.values() ?? {});
    carried = { ...carried, ...(now ? translate(now, next, filled(filledIn)) : {}), ...values };
    if (!next.groups.includes(group.peek())) group.set(next.groups[0]);
    if (next.record_id === recordID.peek()) recordID.set('');
    recordID.set(next.record_id);
  };
  /** @param {string} id */
  const chooseGroup = (id) => {
    group.set(id);
    const models = inGroup(/** @type {any} */ (catalogue.peek()), id).filter((each) => each.is_active);
    const last = models.find((each) => each.record_id === draft.last(id)) ?? models[0];
    if (last) choose(last);
  };
  effect(() => {
    if (catalogue() && !model()) untrack(() => chooseGroup(group()));
    const target = begun.input && model(), field = target && imageField(target);
    if (target && field) untrack(() => choose(target, image(target, field, String(begun.input))));
    if (target) begun.input = undefined;
  });
  effect(() => {
    const chosen = model();
    if (chosen) draft.write({ group: group(), model: chosen.record_id, values: filled(form()?.values() ?? {}) });
  });
  effect(() => {
    form()?.values();
    key = crypto.randomUUID();
    agreed = null;
  });

  /** Whether a price is the one on the button; a new one is shown and has to be accepted by a second press.
   * @param {number} amount */
  const agrees = (amount) => {
    if (amount <= Math.max(untrack(cost) ?? 0, agreed ?? 0)) return true;
    agreed = amount;
    toast('info', text.create.newPrice(format(amount)), text.create.acceptPrice);
    return false;
  };
  const submit = async () => {
    const chosen = model(), fields = form();
    if (!chosen || !fields || busy.peek()) return false;
    if (!fields.check()) return false;
    if (short()) {
      toast('error', text.create.notEnough, text.create.cheaper);
      return false;
    }
    busy.set(true);
    const sent = await place(chosen, filled(fields.values()), key, agrees);
    busy.set(false);
    if (sent) key = crypto.randomUUID();
    return sent;
  };

  /** @param {Generation} run */
  const reuse = (run) => {
    const found = modelOf().get(run.model_record_id);
    if (!found) return toast('error', text.create.modelGone);
    const field = promptField(found);
    choose(found, { ...run.settings, ...(field && run.prompt ? { [field]: run.prompt } : {}) });
  };
  /** Puts a result into the chosen model's picture field, or into the first model that edits pictures.
   * @param {import('../types.d.ts').Output} output */
  const useOutput = (output) => {
    const here = model();
    const editors = inGroup(/** @type {any} */ (catalogue()), 'image_editing').filter((each) => each.is_active);
    const target = here && imageField(here) ? here : editors.find(imageField);
    const field = target && imageField(target);
    if (!target || !field) return toast('error', text.create.noPictures);
    choose(target, image(target, field, output.id));
    toast('info', text.create.pictureAdded, text.create.startsFrom(target.model_name));
  };
  /** @param {string} words */
  const write = (words) => {
    const chosen = model(), field = chosen && promptField(chosen);
    if (field) form()?.signals[field].set(words);
  };
  const prompt = () => {
    const chosen = model(), field = chosen && promptField(chosen);
    return field ? String(form()?.signals[field]?.() ?? '') : '';
  };

  const picker = ModelPicker(model, (next, kind) => {
    group.set(kind);
    choose(next);
  }, group);
  return { group, model, form, cost, short, busy, picker, chooseGroup, submit, reuse, useOutput, write, prompt };
}

/** Has the order priced, then sends it; the same key makes a repeated try harmless.
 * @param {Model} model
 * @param {Values} values
 * @param {string} key
 * @param {(cost: number) => boolean} agrees */
async function place(model, values, key, agrees) {
  const field = promptField(model) ?? '';
  const { [field]: prompt, ...parameters } = values;
  const order = { prompt: String(prompt ?? ''), parameters };
  try {
    const { quote, cost } = await calls.quote(model, order);
    if (!agrees(Number(cost))) return false;
    const made = await calls.generate(model, { ...order, quote }, key);
    add(pending(model, values, made));
    if (made.credits !== undefined) credits.set(Number(made.credits));
    return true;
  } catch (error) {
    refuse(/** @type {import('../api.js').ApiError} */ (error));
    return false;
  }
}

/** @param {import('../api.js').ApiError} error */
function refuse(error) {
  if (error.code === 'E001') refresh().catch(() => {});
  const field = error.details?.field ? ` (${error.details.field})` : '';
  toast('error', text.create.notStarted, text.create.notCharged(`${error.message.replace(/\.$/, '')}${field}`));
}

/** The row as it will come from the server, shown until it does.
 * @param {Model} model
 * @param {Values} values
 * @param {any} made
 * @returns {Generation} */
function pending(model, values, made) {
  const field = promptField(model);
  return {
    id: made.id ?? made.generation_id,
    model_record_id: model.record_id,
    model_name: model.model_name,
    type: model.kind,
    prompt: field ? String(values[field] ?? '') : null,
    settings: values,
    status: made.status,
    progress: 0,
    tokens_used: Number(made.cost),
    outputs: null,
    output_count: Number(made.outputs ?? outputs(model, values)),
    created_at: made.created_at,
  };
}

/** A picture as the value of a field that takes one or many.
 * @param {Model} model
 * @param {string} field
 * @param {string} reference
 * @returns {Values} */
const image = (model, field, reference) => ({
  [field]: model.schema.properties[field].type === 'array' ? [reference] : reference,
});

/** @param {Model} model
 * @param {Values} values */
const outputs = (model, values) => {
  const when = Object.entries(model.schema.properties).find(([name, each]) =>
    each['x-outputs-when-on'] && values[name]
  );
  return Number(
    values[model.common_parameters.numOutputs] ?? when?.[1]['x-outputs-when-on'] ?? model.default_outputs ?? 1,
  );
};
