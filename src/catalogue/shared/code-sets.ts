import { defineCodeSet } from '#kit/code-set.ts';

/** Relation to the person in whose name the household is kept; the main classes of the standard. */
export const relationCodes = defineCodeSet({
  key: 'relation',
  name: '与户主关系',
  source: 'GB/T 4761 家庭关系代码',
  codes: [
    { code: '01', name: '户主' },
    { code: '10', name: '配偶' },
    { code: '20', name: '子' },
    { code: '30', name: '女' },
    { code: '40', name: '孙子女、外孙子女' },
    { code: '50', name: '父母' },
    { code: '60', name: '祖父母、外祖父母' },
    { code: '70', name: '兄弟姐妹' },
    { code: '80', name: '其他' },
  ],
});

export const custodyCodes = defineCodeSet({
  key: 'custody',
  name: '羁押服刑情况',
  source: '济民数据字典（羁押服刑）',
  codes: [
    { code: '0', name: '无' },
    { code: '1', name: '羁押' },
    { code: '2', name: '监狱服刑' },
    { code: '3', name: '强制隔离戒毒' },
    { code: '4', name: '监外执行' },
    { code: '5', name: '社区矫正' },
    { code: '6', name: '强制医疗' },
  ],
});

/** What someone at school attends. 1–6 are 全日制本科及以下学历教育. */
export const enrolmentCodes = defineCodeSet({
  key: 'enrolment',
  name: '在校就读',
  source: '济民数据字典（在校就读）；学历层次参照 GB/T 4658',
  codes: [
    { code: '1', name: '小学' },
    { code: '2', name: '初中' },
    { code: '3', name: '普通高中' },
    { code: '4', name: '中等职业学校' },
    { code: '5', name: '全日制专科' },
    { code: '6', name: '全日制本科' },
    { code: '7', name: '研究生' },
    { code: '8', name: '非全日制' },
  ],
});

export const hukouCodes = defineCodeSet({
  key: 'hukou',
  name: '户口性质',
  source: '济民数据字典（户口性质）；国发〔2014〕25号取消农业与非农业户口区分',
  codes: [
    { code: '1', name: '农业户口' },
    { code: '2', name: '非农业户口' },
    { code: '3', name: '统一的居民户口' },
  ],
});

/** Which standard a household is measured by. */
export const standardTypeCodes = defineCodeSet({
  key: 'standard-type',
  name: '城乡类别',
  source: '《最低生活保障审核确认办法》（民发〔2021〕57号）；四川省最低生活保障工作规程',
  codes: [
    { code: '1', name: '城市' },
    { code: '2', name: '农村' },
  ],
});

/** 核对报告 of a person: 需核实 where a source did not answer or contradicts another. */
export const verificationCodes = defineCodeSet({
  key: 'verification',
  name: '核对结论',
  source: '济民数据字典（核对结论）',
  codes: [
    { code: '1', name: '符合' },
    { code: '2', name: '超标' },
    { code: '3', name: '需核实' },
  ],
});

export const employmentCodes = defineCodeSet({
  key: 'employment',
  name: '就业状况',
  source: '济民数据字典（就业状况）',
  codes: [
    { code: '1', name: '单位就业' },
    { code: '2', name: '灵活就业' },
    { code: '3', name: '公益性岗位' },
    { code: '4', name: '务农' },
    { code: '5', name: '个体经营' },
    { code: '6', name: '登记失业' },
    { code: '7', name: '无业' },
    { code: '8', name: '在校' },
    { code: '9', name: '退休' },
    { code: '10', name: '丧失劳动能力' },
  ],
});

export const disabilityLevelCodes = defineCodeSet({
  key: 'disability-level',
  name: '残疾等级',
  source: 'GB/T 26341 残疾人残疾分类和分级',
  codes: [
    { code: '1', name: '一级' },
    { code: '2', name: '二级' },
    { code: '3', name: '三级' },
    { code: '4', name: '四级' },
  ],
});
