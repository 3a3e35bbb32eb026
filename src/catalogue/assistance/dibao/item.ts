import { defineItem } from '#kit/item.ts';
import { parseParameters } from '#kit/parameter-reading.ts';
import { law } from '../../shared/law.ts';
import { applicantsOf, villageOf } from './application.ts';
import { authorisation } from './authorisation.ts';
import { declarationEffects, determinedRelations } from './determination.ts';
import { entrustment } from './entrustment.ts';
import { flow } from './flow.ts';
import { applicationForm } from './form.ts';
import { guide } from './guide.ts';
import { letters } from './letters.ts';
import parameters from './parameters.yaml';
import { dibaoRule2021, dibaoRule2025 } from './rule.ts';

/** 最低生活保障 (S01), with 单人户 and what a refused household is found to be instead. */
export const dibaoItem = defineItem({
  key: 'dibao',
  version: 1,
  name: '最低生活保障',
  domain: 'assistance',
  law: [`${law.assistance}第九条至第十三条`, law.confirmation, law.sichuan],
  subject: 'household',
  form: applicationForm,
  flow,
  rules: [dibaoRule2021, dibaoRule2025],
  parameters: parseParameters(parameters, 'catalogue/assistance/dibao/parameters.yaml'),
  letters,
  authorisation,
  entrustment,
  excludes: ['dibao'],
  people: applicantsOf,
  division: villageOf,
  relations: determinedRelations,
  submitted: declarationEffects,
  promise: '自受理之日起30个工作日内办结',
  channels: ['resident', 'worker'],
  guide,
});
