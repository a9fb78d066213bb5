// The HTTP contract: endpoints, their schemas, and the problems they answer.
export { type AnswerOf, type AudienceRule, type BodyOf, type Endpoint, type ParamsOf, type QueryOf } from './endpoint';
export { code, shortText } from './fields';
export { memberEndpoints } from './member';
export { type Problem, problem, problems } from './problems';
export { staffEndpoints } from './staff';
export { memberCard, purchaseAnswer, purchaseRequest, refundAnswer, refundRequest, tillEndpoints } from './till';
