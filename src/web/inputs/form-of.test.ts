import { describe, expect, it } from 'vitest';
import { plainDate } from '#kit/plain-date.ts';
import { checkForm } from './form-faults.ts';
import { formOf } from './form-of.ts';

const label = (type: string) => ({ type, label: '标签', optional: false, masking: 'open' as const });

describe('formOf', () => {
  it('makes of the server’s JSON a form that prunes and checks in the browser', () => {
    const form = formOf({
      key: 'toy',
      title: '申请',
      sections: {
        only: {
          title: '住房',
          fields: {
            rents: { ...label('flag'), label: '是否租房' },
            rent: { ...label('money'), label: '月租', when: { all: [{ field: 'rents', is: true }] } },
          },
        },
      },
    });
    const today = plainDate('2026-06-15');
    expect(checkForm(form, { rents: false, rent: 100 }, today).answers).toEqual({ rents: false });
    expect(checkForm(form, { rents: true }, today).faults).toEqual([{ path: '/rent', message: '请填写“月租”' }]);
  });

  it('asks for a reload when the server knows a type of field that this page does not', () => {
    const sections = { only: { title: '一', fields: { place: label('map-point') } } };
    expect(() => formOf({ key: 'toy', title: '申请', sections })).toThrow('页面版本已旧');
  });
});
