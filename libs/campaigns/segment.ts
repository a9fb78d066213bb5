// The shape of a segment, as the contract has it: campaigns, grants and reports keep it as data.
export {
  type SegmentBranch,
  type SegmentCondition,
  type SegmentRule as Segment,
  careClasses,
  segmentRule as segment,
} from '@guike/contracts/http';
