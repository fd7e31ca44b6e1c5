export const itemKindLabels = {
  requirement: 'Yêu cầu',
  answer: 'Trả lời kiến nghị',
  decision: 'Kết luận không giao cơ quan',
} as const;
