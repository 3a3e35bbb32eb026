export { countyParameters, type ProposedValue } from './county-parameters.ts';
export { listParameters } from './parameters.read.service.ts';
export { parametersRoutes } from './parameters.routes.ts';
export { type ParametersContext, parametersOn, seedParameters } from './parameters.service.ts';
export { NoParameterValue } from './parameters.ts';
