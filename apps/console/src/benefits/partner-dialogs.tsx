// A partner merchant's terms, a new verify code, and the code itself, once.
import { type AnswerOf, adminBenefitEndpoints } from '@guike/contracts/http';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useRemote, useSend } from '../api/remote';
import { Choice } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { newId } from '../ui/new-id';
import { useFieldErrors } from '../ui/use-field-errors';
import type { Partner } from './rows';

type Shown = { readonly name: string; readonly code: string };

interface PartnerDialogProps {
  /** Null: a new one. */
  readonly partner: Partner | null;
  readonly onClose: () => void;
  readonly onCode: (shown: Shown) => void;
}

const { addPartner, changePartner, renewPartnerCode, partners, benefits } = adminBenefitEndpoints;
const blank = { name: '', address: '', offer: '', benefitCode: '', active: true };
type Terms = typeof blank;

export function PartnerDialog({ partner, onClose, onCode }: PartnerDialogProps) {
  const [values, setValues] = useState(() => (partner === null ? blank : termsOf(partner)));
  const options = useRemote(benefits, { query: {} }).data?.partnerOptions ?? [];
  const { isSending, errors, rest, save } = useSavingPartner({ partner, onClose, onCode });
  const set = (changed: Partial<Terms>) => setValues((now) => ({ ...now, ...changed }));
  const text = (key: 'name' | 'address' | 'offer', label: string, hint?: string) => (
    <Field label={label} hint={hint} error={errors[key]}>
      <Input
        id={`partner-${key}`}
        maxLength={60}
        value={values[key]}
        onChange={({ target }) => set({ [key]: target.value })}
      />
    </Field>
  );
  return (
    <Dialog
      title={partner === null ? '添加合作商家' : `修改${partner.name}`}
      submit="保存"
      isSending={isSending}
      error={rest}
      testId="partner-form"
      onClose={onClose}
      onSubmit={() => save(values)}
    >
      {text('name', '商家名称')}
      {text('address', '地址')}
      {text('offer', '给会员的礼遇', '如 咖啡第二杯半价')}
      <Field label="算作哪项权益" error={errors['benefitCode']}>
        <Choice
          id="partner-benefit"
          value={values.benefitCode}
          options={[{ value: '', label: '请选择' }, ...options.map(({ code, name }) => ({ value: code, label: name }))]}
          onChange={(benefitCode) => set({ benefitCode })}
        />
      </Field>
      {partner !== null && (
        <Checkbox checked={values.active} onChange={({ target }) => set({ active: target.checked })}>
          合作中
        </Checkbox>
      )}
    </Dialog>
  );
}

/** Adds a partner, whose code is shown then, or changes one. */
function useSavingPartner({ partner, onClose, onCode }: PartnerDialogProps) {
  const [id] = useState(newId);
  const adding = useSend(addPartner, [partners]);
  const changing = useSend(changePartner, [partners]);
  const sending = partner === null ? adding : changing;
  const endpoint = partner === null ? addPartner : changePartner;
  const { errors, check, rest } = useFieldErrors(endpoint, sending.error, { BENEFIT_UNKNOWN: 'benefitCode' });
  const add = (values: Terms) => {
    const body = { id, ...values };
    const onSuccess = ({ partner: made, code }: AnswerOf<typeof addPartner>) => {
      onClose();
      if (code !== null) onCode({ name: made.name, code });
    };
    if (check(body)) adding.mutate({ body }, { onSuccess });
  };
  const change = (was: Partner, values: Terms) => {
    const body = { version: was.version, ...values };
    if (check(body)) changing.mutate({ params: { id: was.id }, body }, { onSuccess: onClose });
  };
  const save = (values: Terms) => (partner === null ? add(values) : change(partner, values));
  return { isSending: sending.isPending, errors, rest, save };
}

export function RenewDialog({ partner, onClose, onCode }: PartnerDialogProps & { readonly partner: Partner }) {
  const sending = useSend(renewPartnerCode, [partners]);
  return (
    <Dialog
      title={`给${partner.name}换核验码？`}
      submit="换新的"
      isSending={sending.isPending}
      error={sending.error}
      testId="renew-form"
      onClose={onClose}
      onSubmit={() =>
        sending.mutate(
          { params: { id: partner.id }, body: { version: partner.version } },
          {
            onSuccess: ({ code }) => {
              onClose();
              if (code !== null) onCode({ name: partner.name, code });
            },
          },
        )
      }
    >
      <p>原来的核验码马上失效，请把新的告诉商家。</p>
    </Dialog>
  );
}

/** Nobody can read it again. */
export function CodeShown({ name, code, onClose }: Shown & { readonly onClose: () => void }) {
  return (
    <Modal
      open
      title={`${name}的核验码`}
      closable={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" data-testid="code-noted" onClick={onClose}>
          已记下
        </Button>
      }
    >
      <p className="benefit-code" data-testid="partner-code">
        {code.replace(/(\d{5})(?=\d)/g, '$1 ')}
      </p>
      <p className="quiet">只显示这一次。请交给商家保管，忘了可以换新的。</p>
    </Modal>
  );
}

function termsOf({ name, address, offer, benefitCode, active }: Partner): Terms {
  return { name, address, offer, benefitCode, active };
}
