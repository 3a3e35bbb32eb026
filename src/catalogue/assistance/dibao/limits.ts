import type { Parameters } from '#kit/parameter.ts';
import { countOf, keptFigure, ratioOf } from '../../shared/figures.ts';
import type { PropertyLimits } from '../../shared/property.ts';

/** R9 for 低保 itself: the stricter limits. */
export const dibaoLimits = keptFigure(
  (inForce: Parameters): PropertyLimits => ({
    name: '低保',
    financialMonths: countOf(inForce, 'dibao.property.financial-months'),
    vehicleMonths: countOf(inForce, 'dibao.property.vehicle-months'),
  }),
);

/** R9 for 低保边缘, 单人户 and 刚性支出: the wider ones. */
export const edgeLimits = keptFigure(
  (inForce: Parameters): PropertyLimits => ({
    name: '低保边缘',
    financialMonths: countOf(inForce, 'edge.property.financial-months'),
    vehicleMonths: countOf(inForce, 'edge.property.vehicle-months'),
  }),
);

/** The edge line as a multiple of the standard. */
export const edgeFactor = keptFigure((inForce: Parameters) => ratioOf(inForce, 'edge.factor'));
