// The shop's words for what the contracts name by code.
import { type MemberState, type StaffRole, staffRoles } from '@guike/kernel';

export const roleNames: Readonly<Record<StaffRole, string>> = {
  guide: '导购',
  manager: '店长',
  finance: '财务',
  head_office: '总务',
  auditor: '审计',
};

export const stateNames: Readonly<Record<MemberState, string>> = {
  known: '潜客',
  applied: '申请中',
  active: '会员',
  frozen: '已冻结',
  exited: '已退会',
};

/** Guides and managers work in one store; the others for the whole brand. */
export const worksInStore = (role: StaffRole): boolean => role === 'guide' || role === 'manager';

export const roleOptions = staffRoles.map((role) => ({ value: role, label: roleNames[role] }));
