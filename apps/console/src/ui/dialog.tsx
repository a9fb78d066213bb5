// A form in front of the page: sent once however often it is pressed, and it says itself what went wrong.
import { Button, Modal } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { ProblemLine } from './problem';

interface DialogProps {
  readonly title: string;
  readonly submit: string;
  readonly isSending: boolean;
  readonly error: unknown;
  readonly testId?: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Shown while it is rendered; the page that renders it decides when. */
export function Dialog(props: DialogProps) {
  const { title, submit, isSending, error, testId, onSubmit, onClose, children } = props;
  const form = useId();
  useFocusBack();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isSending) onSubmit();
  };
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      closable={false}
      mask={{ closable: false }}
      width={480}
      styles={{ body: { padding: '16px 0' } }}
      footer={[
        <Button key="close" onClick={onClose}>
          取消
        </Button>,
        <Button
          key="submit"
          type="primary"
          htmlType="submit"
          form={form}
          loading={isSending}
          data-testid="dialog-submit"
        >
          {submit}
        </Button>,
      ]}
    >
      <form id={form} className="form" noValidate onSubmit={send} data-testid={testId}>
        {children}
        <ProblemLine error={error} />
      </form>
    </Modal>
  );
}

/** Gives the focus back to what opened the dialog. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => (opener instanceof HTMLElement ? opener.focus() : undefined), [opener]);
}
