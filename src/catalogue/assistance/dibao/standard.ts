import type { Fen } from '#kit/money.ts';
import type { Parameters } from '#kit/parameter.ts';
import { amountOf, keptFigure } from '../../shared/figures.ts';
import type { StandardType } from '../../shared/standard-type.ts';

const standards: Readonly<Record<StandardType, (inForce: Parameters) => Fen>> = {
  urban: keptFigure((inForce) => amountOf(inForce, 'dibao.standard.urban')),
  rural: keptFigure((inForce) => amountOf(inForce, 'dibao.standard.rural')),
};

/** 分 a head a month in force. Throws where no standard is in force. */
export const standardOf = (inForce: Parameters, type: StandardType): Fen => standards[type](inForce);
