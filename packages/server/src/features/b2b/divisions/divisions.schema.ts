import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { named, pageQuery } from '../../../platform/http/index.ts';

const { nullable } = fields;

const filter = (description: string) => Type.Optional(Type.String({ description, 'x-raw': true }));

export const DivisionQuery = Type.Object({
  ...pageQuery.properties,
  name: filter('Part of the name, in either case'),
  erp_code: filter('Part of the code, in either case'),
  has_parent: filter('`true` for sub divisions, `false` for main ones'),
  current_balance_min: filter('An amount such as `12.50`'),
  current_balance_max: filter('An amount such as `12.50`'),
  current_balance_last_update_before: filter('A date or time'),
  current_balance_last_update_after: filter('A date or time'),
});

const place = nullable(Type.Integer({ description: 'As in /address/' }));

export const DivisionObject = named('Division', {
  id: Type.Integer(),
  name: Type.String(),
  division_type: fields.choice(['main', 'sub']),
  parent: nullable(Type.Integer()),
  erp_code: Type.String(),
  country_id: place,
  city_id: place,
  township_id: place,
  district_id: place,
  address: Type.String(),
  phone_number: Type.String(),
  fax_number: Type.String(),
  is_active: Type.Boolean(),
  latitude: nullable(Type.String()),
  longitude: nullable(Type.String()),
  monthly_order_limit: Type.String({ description: '`0.00` for none' }),
  current_balance: Type.String(),
  current_balance_last_update: nullable(Type.String({ format: 'date-time' })),
  extra_data: Type.Record(Type.String(), Type.Unknown()),
  currency: Type.String({ description: 'Extension: of its amounts and its quotations' }),
});
