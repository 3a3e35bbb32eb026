import { describe, expect, it } from 'vitest';
import { flag, text } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';
import { formPages, stepAfter, stepAfterMending, stepBefore } from './form-pages.ts';

const form = defineForm({
  key: 'toy',
  title: '申请',
  sections: {
    place: section('住在哪里', { address: text('住址') }),
    property: section('财产', {
      vehicle: flag('有汽车吗'),
      note: text('请说明', { when: { field: 'vehicle', is: true } }),
      savings: text('存款'),
    }),
  },
});

describe('one question a page', () => {
  it('asks what the answers so far make it ask', () => {
    expect(formPages(form, { vehicle: false }).map(({ key }) => key)).toEqual(['address', 'vehicle', 'savings']);
    expect(formPages(form, { vehicle: true }).map(({ key }) => key)).toEqual(['address', 'vehicle', 'note', 'savings']);
  });

  it('goes from question to question and ends with the review', () => {
    const pages = formPages(form, {});
    expect(stepAfter(pages, 'address')).toBe('vehicle');
    expect(stepAfter(pages, 'savings')).toBe('review');
    expect(stepBefore(pages, 'review')).toBe('savings');
    expect(stepBefore(pages, 'address')).toBeUndefined();
  });

  it('returns to the review after a correction, by way of the questions it has opened', () => {
    const pages = formPages(form, { vehicle: true });
    expect(stepAfterMending(pages, 'vehicle', [])).toBe('review');
    expect(stepAfterMending(pages, 'vehicle', [{ path: '/note', message: '请填写“请说明”' }])).toBe('note');
    expect(stepAfterMending(pages, 'note', [{ path: '/address', message: '请填写“住址”' }])).toBe('review');
  });
});
