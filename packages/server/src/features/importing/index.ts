export {
  changePrice,
  changeStock,
  deleteProduct,
  moveStock,
  type PriceChange,
  showProduct,
  type StockChange,
  switchProduct,
} from './desk/desk.service.ts';
export {
  type DeskLevel,
  type DeskPrice,
  type DeskProduct,
  type ListedProduct,
  listProducts,
} from './desk/desk.queries.ts';
export type { ImportDeps } from './importing.deps.ts';
export { importGoods, type ImportOptions } from './importing.service.ts';
export { RECORD_TYPES } from './records/record-types.ts';
export { openReportFile, type ReportFile } from './report/report-file.ts';
export type { ImportSummary, Progress, ReportEntry, TypeSummary, Watch } from './report/report.ts';
export { ImportStopped } from './sources/source.ts';
