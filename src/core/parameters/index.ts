export { parametersRoutes } from './parameters.routes.ts';
export { listParameters, type ParametersContext, parametersOn, seedParameters } from './parameters.service.ts';
export { NoParameterValue } from './parameters.ts';
