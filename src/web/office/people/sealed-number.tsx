import type { UnmaskedPerson } from '#core/people/people.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { MaskedText } from '#web/ui/masked-text.tsx';
import { useDesk } from '../desk/use-desk.ts';

const purposes = ['办理申请', '入户调查核对', '核对发放账户', '答复本人或家属查询', '答复审计、信访'];

interface SealedNumberProps {
  person: string;
  which: 'idNumber' | 'phone';
  mask: string;
}

/** An identity number or telephone: the mask, and the whole number for posts that may, with a purpose. */
export function SealedNumber({ person, which, mask }: SealedNumberProps) {
  const { may } = useDesk();
  const reveal = async (purpose: string) => {
    const whole = await api.post<UnmaskedPerson>(path`/api/people/${person}/unmask`, { purpose });
    return whole[which] ?? mask;
  };
  return (
    <MaskedText
      label={which === 'idNumber' ? '身份证号' : '电话'}
      mask={mask}
      purposes={purposes}
      {...(may('people.unmask') ? { reveal } : {})}
    />
  );
}
