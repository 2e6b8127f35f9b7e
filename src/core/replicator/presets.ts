import type { Preset, Values } from '../model/model.ts'
import type { parameters } from './parameters.ts'

/** The findings of the source, each as a change from the defaults that shows it, and one state of each regime. */
export const presets = {
  cheaperSharing: {
    label: { en: 'Sharing at half the cost', zh: '共享成本减半' },
    values: { customerUnitCost: 0.175, enterpriseUnitCost: 0.125 },
  },
  dearerSharing: {
    label: { en: 'Sharing at one and a half times the cost', zh: '共享成本增至一倍半' },
    values: { customerUnitCost: 0.525, enterpriseUnitCost: 0.375 },
  },
  moreSynergy: {
    label: { en: 'More synergy', zh: '协同效应更强' },
    values: { synergy: 3 },
  },
  lessSynergy: {
    label: { en: 'Less synergy', zh: '协同效应更弱' },
    values: { synergy: 1.5 },
  },
  enterpriseKnowsMore: {
    label: { en: 'The enterprise knows more', zh: '企业知识更多' },
    values: { customerStock: 4, enterpriseStock: 6 },
  },
  customersKnowMore: {
    label: { en: 'Customers know more', zh: '顾客知识更多' },
    values: { customerStock: 6, enterpriseStock: 4 },
  },
  largerCustomerShare: {
    label: { en: 'A larger part for customers', zh: '顾客分得更多' },
    values: { customerShare: 0.8 },
  },
  noFreeRiding: {
    label: { en: 'No free riding', zh: '不能搭便车' },
    values: { freeRide: 0 },
  },
  subsidised: {
    label: { en: 'Subsidised: everyone comes to share', zh: '平台补贴：人人走向共享' },
    values: { subsidy: 3 },
  },
  onlyCustomers: {
    label: { en: 'Subsidised, but little left for the enterprise', zh: '有补贴，但企业所得甚少' },
    values: { subsidy: 2, customerShare: 0.9 },
  },
  sharingDiesOut: {
    label: { en: 'Sharing dies out', zh: '共享消失' },
    values: { synergy: 0.6 },
  },
} as const satisfies Record<string, Preset<Values<typeof parameters>>>
