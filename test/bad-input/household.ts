import { plainDate } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import type { BadInput } from './doors.ts';

const head = { 姓名: '甲', 关系: '户主', 年龄: 45, 收入: '无' } as const;
const cared = { 有法定赡养抚养扶养义务关系: '是', 长期共同居住: '是' } as const;
const granted = [
  '家庭人均月收入0.00元，低于最低生活保障标准每人每月620.00元',
  '家庭财产状况符合最低生活保障的规定',
] as const;

/** Who belongs to a family, and where it lives. */
export const householdRows: readonly BadInput[] = [
  {
    element: '离婚不离家',
    what: '离了婚仍住在一起的，没有法定义务关系，不算一家人',
    send: (doors) =>
      doors.rule({
        成员: [
          head,
          { 姓名: '乙', 关系: '其他', 年龄: 44, 身份: { 长期共同居住: '是' }, 收入: { 工资性收入: '3000元/月' } },
        ],
      }),
    answer: ['最低生活保障 620元 计入甲', ...granted],
  },
  {
    element: '夫妻两个户口簿',
    what: '配偶在别的镇登记过，照样填在一起',
    send: async (doors) => {
      const wife = doors.nextNumber('1972-03-03');
      await doors.person('吴芳', wife);
      return doors.apply((idNumber) => ({
        members: [
          { name: '林甲', idNumber, relation: '01' },
          { name: '吴芳', idNumber: wife, relation: '10' },
        ],
      }));
    },
    answer: ['已提交', '林甲', '吴芳', '申请日 2026-06-15'],
    lawful: true,
  },
  {
    element: '学生户口迁到学校',
    what: '户口迁到学校的本科生仍是父母家里的人',
    send: (doors) =>
      doors.rule({ 成员: [head, { 姓名: '丙', 关系: '子', 年龄: 20, 身份: { 在校就读: '全日制本科' }, 收入: '无' }] }),
    answer: ['最低生活保障 1240元 计入甲、丙', ...granted],
  },
  {
    element: '学生户口迁到学校',
    what: '已在一户享受的学生，又出现在另一户的台账里',
    send: async (doors) => {
      const student = doors.nextNumber('2005-09-01');
      await doors.enter('周小雨', student);
      return doors.ledger({ 户主姓名: '周小雨', 成员姓名: '周小雨', 身份证号: student, 成员身份证号: student });
    },
    answer: ['成员身份证号：“周小雨”已在“周*雨”户享受最低生活保障金，同一人只能在一户中，请核对后从台账中删去'],
    lawful: true,
  },
  {
    element: '父母在外务工',
    what: '在外务工的配偶仍计入，收入也计入',
    send: (doors) =>
      doors.rule({ 成员: [head, { 姓名: '乙', 关系: '配偶', 年龄: 40, 收入: { 工资性收入: '900元/月' } }] }),
    answer: [
      '最低生活保障 340元 计入甲、乙',
      '家庭人均月收入450.00元，低于最低生活保障标准每人每月620.00元',
      '家庭财产状况符合最低生活保障的规定',
    ],
  },
  {
    element: '祖辈当家',
    what: '爷爷是户主，孙子由他抚养，计入',
    send: (doors) =>
      doors.rule({
        成员: [
          { ...head, 年龄: 70 },
          { 姓名: '孙', 关系: '孙子女、外孙子女', 年龄: 8, 身份: cared, 收入: '无' },
        ],
      }),
    answer: ['最低生活保障 1240元 计入甲、孙', ...granted],
  },
  {
    element: '祖辈当家',
    what: '父母尚在、只是寄住的孙子，不计入',
    send: (doors) =>
      doors.rule({
        成员: [
          { ...head, 年龄: 70 },
          { 姓名: '孙', 关系: '孙子女、外孙子女', 年龄: 8, 身份: { 长期共同居住: '是' }, 收入: '无' },
        ],
      }),
    answer: ['最低生活保障 620元 计入甲', ...granted],
  },
  {
    element: '同一人填了两遍',
    what: '申请表里同一个身份证号填了两行',
    send: (doors) =>
      doors.apply((idNumber) => ({
        members: [
          { name: '林甲', idNumber, relation: '01' },
          { name: '林甲', idNumber, relation: '20' },
        ],
      })),
    answer: ['同一个身份证号在家庭成员里出现了两次，请删去重复的一行。'],
  },
  {
    element: '同一人填了两遍',
    what: '台账里同一个人列了两行',
    send: (doors) => doors.ledger({ 保障人口: 2 }, { 与户主关系: '子', 保障人口: 2 }),
    answer: [
      '成员身份证号：同一身份证号在这一户出现了两次，请删去重复的一行',
      '成员身份证号：与第 2 行的身份证号相同，同一人只能登记一次，请核对后删去一处',
    ],
  },
  {
    element: '全部成员都不计入',
    what: '一人服刑、一人已去世：不适用，不会除以零',
    send: (doors) =>
      doors.rule({
        成员: [
          { ...head, 身份: { 羁押服刑: '监狱服刑' } },
          { 姓名: '乙', 关系: '配偶', 年龄: 44, 死亡: '2026-03-01', 收入: '无' },
        ],
      }),
    answer: ['不属于救助对象，继续监测 0元 计入无人', '没有计入共同生活家庭成员的人员，不适用最低生活保障'],
  },
  {
    element: '户主已死亡',
    what: '户主去世，家里其余的人照样保障',
    send: (doors) =>
      doors.rule({
        成员: [
          { ...head, 死亡: '2026-05-01' },
          { 姓名: '乙', 关系: '配偶', 年龄: 44, 收入: '无' },
        ],
      }),
    answer: ['最低生活保障 620元 计入乙', ...granted],
  },
  {
    element: '户主已死亡',
    what: '台账里的户主已登记死亡',
    send: async (doors) => {
      const own = doors.nextNumber();
      const person = await doors.person('王德福', own);
      const died = plainDate('2026-05-10');
      await doors.fact(person, { kind: 'death', value: dayNumber(died), from: died });
      return doors.ledger({ 身份证号: own, 成员身份证号: own });
    },
    answer: ['成员身份证号：“王德福”已登记于2026年5月10日死亡，请核对后从台账中删去'],
    lawful: true,
  },
  {
    element: '成员是特困人员',
    what: '特困人员另行供养，不算在人口里',
    send: (doors) =>
      doors.rule({ 成员: [head, { 姓名: '乙', 关系: '父母', 年龄: 75, 身份: { ...cared, 特困人员: '是' } }] }),
    answer: ['最低生活保障 620元 计入甲', ...granted],
  },
  {
    element: '成员是孤儿、事实无人抚养儿童',
    what: '孩子仍算在人口里，儿童基本生活费不算收入',
    send: (doors) =>
      doors.rule({
        成员: [head, { 姓名: '侄', 关系: '其他', 年龄: 10, 身份: cared, 收入: { 儿童基本生活费: '1350元/月' } }],
      }),
    answer: ['最低生活保障 1240元 计入甲、侄', ...granted],
  },
  {
    element: '撤并以前的代码',
    what: '台账还写着撤并以前的镇',
    send: (doors) => doors.ledger({ 乡镇: '石桥铺镇', '村（社区）': '长林村' }),
    answer: [
      '乡镇：石桥铺镇（512021102000）自2021年10月31日起停用，可能已并入石桥街道（512021002000），请核实后改选现行区划。',
    ],
  },
  {
    element: '撤并以前的代码',
    what: '申请送来的是停用的代码',
    send: (doors) => doors.apply({ division: '512021102201' }),
    answer: ['区划表中没有2026-06-15有效的代码512021102201，请核对代码和日期，或从列表中选择。'],
  },
  {
    element: '几个乡镇有同名的村',
    what: '村名在别的镇也有，按所写的乡镇找，没有就指明',
    send: (doors) => doors.ledger({ 乡镇: '林凤镇', '村（社区）': '棋盘村' }),
    answer: ['村（社区）：林凤镇下没有“棋盘村”，请核对名称，或从列表中选择。'],
  },
  {
    element: '户籍在安岳、人住成都',
    what: '居住地核对不到，结论是需核实：等人工核实证明，不当作没有',
    send: (doors) =>
      doors.rule({
        成员: [{ ...head, 身份: { 核对结论: '需核实', 已取得人工核实证明: '是' } }],
      }),
    answer: ['最低生活保障 620元 计入甲', ...granted],
  },
  {
    element: '与大足、潼南相邻',
    what: '选了重庆的村',
    send: (doors) => doors.apply({ division: '500111101001' }),
    answer: ['区划表中没有2026-06-15有效的代码500111101001，请核对代码和日期，或从列表中选择。'],
  },
];
