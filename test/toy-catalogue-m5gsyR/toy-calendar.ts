import { plainDate } from '#kit/plain-date.ts';
import { workCalendar } from '#kit/work-calendar.ts';

const year = { document: '柠檬历', source: '柠檬历', work: [] };

/** Two years of plain weeks, with one holiday. */
export const toyCalendar = workCalendar({
  years: { '2026': { ...year, off: [plainDate('2026-10-01')] }, '2027': { ...year, off: [] } },
});
