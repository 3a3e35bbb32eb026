/** How far the case of a practice family goes. */
export type PracticeEnd =
  | 'submitted'
  | 'unsigned'
  | 'supplement'
  | 'investigating'
  | 'opinion'
  | 'posting'
  | 'county-review'
  | 'granted'
  | 'refused';

export type PracticeMember = {
  readonly name: string;
  readonly born: string;
  readonly sequence: number;
  readonly relation: string;
  /** What the investigator finds of a child: minor, student, dependent. */
  readonly child?: 'minor' | 'student' | 'dependent';
  readonly supportDuty?: true;
  /** 分 a month, with the kind of income as the form has it. */
  readonly income?: { readonly item: string; readonly amount: number };
};

export type PracticeFamily = {
  readonly end: PracticeEnd;
  /** When they apply; everything after follows day by day. */
  readonly appliesOn: string;
  readonly members: readonly PracticeMember[];
};

/** Invented families of 岳阳镇土地堂社区, so that each stage of the flow has somebody standing at it. */
export const practiceFamilies: readonly PracticeFamily[] = [
  {
    end: 'granted',
    appliesOn: '2026-05-12',
    members: [
      {
        name: '周长庚',
        born: '1968-03-12',
        sequence: 11,
        relation: '01',
        income: { item: 'business', amount: 40_000 },
      },
      { name: '李秀兰', born: '1970-08-25', sequence: 12, relation: '10' },
      { name: '周小麦', born: '2011-05-20', sequence: 14, relation: '30', child: 'minor' },
    ],
  },
  {
    end: 'refused',
    appliesOn: '2026-05-13',
    members: [
      { name: '郑国强', born: '1975-11-02', sequence: 21, relation: '01', income: { item: 'wage', amount: 420_000 } },
      { name: '吴桂芳', born: '1978-01-17', sequence: 22, relation: '10' },
    ],
  },
  {
    end: 'county-review',
    appliesOn: '2026-05-27',
    members: [
      {
        name: '王德福',
        born: '1951-02-28',
        sequence: 31,
        relation: '01',
        income: { item: 'property', amount: 20_000 },
      },
      { name: '赵玉珍', born: '1953-10-09', sequence: 32, relation: '10' },
    ],
  },
  {
    end: 'posting',
    appliesOn: '2026-06-08',
    members: [
      { name: '禤䶮文', born: '1980-07-07', sequence: 41, relation: '01', income: { item: 'wage', amount: 90_000 } },
      { name: '禤子涵', born: '2014-09-01', sequence: 42, relation: '30', child: 'minor' },
      { name: '禤子轩', born: '2017-12-30', sequence: 43, relation: '20', child: 'minor' },
    ],
  },
  {
    end: 'opinion',
    appliesOn: '2026-06-04',
    members: [
      {
        name: '阿依古丽·买买提',
        born: '1985-04-18',
        sequence: 52,
        relation: '01',
        income: { item: 'wage', amount: 60_000 },
      },
      { name: '刘星宇', born: '2006-02-14', sequence: 53, relation: '20', child: 'student' },
    ],
  },
  {
    end: 'investigating',
    appliesOn: '2026-06-09',
    members: [
      { name: '黄建国', born: '1962-10-01', sequence: 61, relation: '01' },
      { name: '黄婆婆', born: '1938-05-05', sequence: 62, relation: '50', supportDuty: true },
    ],
  },
  {
    end: 'supplement',
    appliesOn: '2026-06-10',
    members: [{ name: '杨春生', born: '1966-03-03', sequence: 71, relation: '01' }],
  },
  {
    end: 'submitted',
    appliesOn: '2026-06-11',
    members: [
      { name: '谢东海', born: '1979-06-21', sequence: 81, relation: '01', income: { item: 'wage', amount: 80_000 } },
      { name: '谢小雨', born: '2009-03-29', sequence: 82, relation: '30', child: 'minor' },
    ],
  },
  {
    end: 'unsigned',
    appliesOn: '2026-06-12',
    members: [
      { name: '欧阳若楠', born: '1990-12-12', sequence: 92, relation: '01' },
      { name: '欧阳志远', born: '1964-01-30', sequence: 91, relation: '50', supportDuty: true },
    ],
  },
];
