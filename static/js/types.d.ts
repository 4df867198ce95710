// The shapes of the API, as GET /functions/v1/models and /rest/v1 give them.
export type Kind = 'image' | 'video' | 'audio';
/** One of a list of things that have several properties. */
export type Item = Record<string, string | number | boolean | undefined>;
export type Value = string | number | boolean | string[] | number[] | Item[] | undefined;
export type Values = Record<string, Value>;

export interface Property {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  title?: string;
  description?: string;
  enum?: (string | number)[];
  default?: Value;
  minimum?: number;
  maximum?: number;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  /** The rules for each of a list. */
  items?: Property;
  /** What each of a list of things has. */
  properties?: Record<string, Property>;
  required?: string[];
  /** What kind of file a reference must be of: `image/*`. */
  contentMediaType?: string;
  'x-ui'?: string;
  'x-advanced'?: boolean;
  'x-order'?: number;
  'x-enum-labels'?: Record<string, string>;
  /** A word that labels all choices, with their number. */
  'x-enum-numbered'?: string;
  'x-unit'?: string;
  /** The parameter without which this one is left out, and the one with which it is required; a switch must be on. */
  'x-needs'?: string;
  'x-needed-by'?: string;
  /** How many results there are while this switch is on. */
  'x-outputs-when-on'?: number;
  /** What each ratio stands for, by the names of other parameters. */
  'x-sets'?: Record<string, Record<string, number>>;
}

type Amount = string | number;
export type Rule =
  | { kind: 'base'; credits: Amount }
  | { kind: 'table'; parameters: string[]; credits: Record<string, Amount | null> }
  | { kind: 'tableByOutput'; image: string; factor: string; credits: Record<string, Amount | null> }
  | { kind: 'multiplier'; parameter: string; values: Record<string, Amount | null> }
  | { kind: 'perOutput'; parameter: string }
  | { kind: 'perUnit'; parameters: string[]; combine: string; unit: string; baseUnits: number }
  | {
    kind: 'addPerUnit';
    parameters: string[];
    combine: string;
    unit: string;
    unitSize: number;
    includedUnits: number;
    creditsPerUnit: Amount;
    times?: string;
  };

export interface Price {
  rules: Rule[];
  /** What the installation charges on top, as a factor. */
  markup?: string;
  round_up_to?: string;
  least?: string;
}

export interface Schema {
  type: 'object';
  required?: string[];
  properties: Record<string, Property>;
}

export interface Model {
  record_id: string;
  id: string;
  model_name: string;
  provider: string;
  content_type: string;
  groups: string[];
  kind: Kind;
  base_token_cost: number | null;
  default_outputs: number;
  estimated_time_seconds: number;
  model_family: string;
  variant_name: string;
  display_order_in_family: number;
  is_active: boolean;
  is_locked: boolean;
  inactive_reason?: string | null;
  hue: number;
  blurb: string;
  schema: Schema;
  price: Price;
  common_parameters: Record<string, string>;
}

export interface Group {
  id: string;
  label: string;
  kind: Kind;
  /** Places in the catalogue's models, in the order of display. */
  models: number[];
}

export interface Catalogue {
  version: string;
  groups: Group[];
  models: Model[];
}

export interface Output {
  index: number;
  id: string;
  url: string;
  thumbnail?: string | null;
  mime: string;
  width?: number | null;
  height?: number | null;
  duration_ms?: number | null;
  grid?: string[] | null;
  bytes?: number;
}

export type Status = 'pending' | 'processing' | 'completed' | 'failed';

export interface Generation {
  id: string;
  model_record_id: string;
  model_id?: string;
  model_name: string | null;
  provider?: string;
  type: Kind;
  prompt: string | null;
  negative_prompt?: string | null;
  settings: Values;
  status: Status;
  status_detail?: string | null;
  progress?: number | null;
  error_message?: string | null;
  error_code?: string | null;
  tokens_used: number;
  outputs: Output[] | null;
  output_count?: number;
  output_url?: string | null;
  sandbox?: boolean;
  created_at: string;
  completed_at?: string | null;
}

export interface User {
  id: string;
  email: string;
  admin: boolean;
}

export interface Config {
  anonKey: string;
  publicURL: string;
  sandbox: boolean;
  version: string;
  maxUploadBytes: number;
  registration: boolean;
}
