/** Generated from the grammar by `npm run grammar:generate`. */
import type { CstNode, IToken } from 'chevrotain'

export interface ValueCstNode extends CstNode {
  name: "value";
  children: ValueCstChildren;
}

export type ValueCstChildren = {
  name?: NameCstNode[];
  Integer?: IToken[];
  Decimal?: IToken[];
  Duration?: IToken[];
  CalendarDate?: IToken[];
  Instant?: IToken[];
  Uuid?: IToken[];
};

export interface TimeCstNode extends CstNode {
  name: "time";
  children: TimeCstChildren;
}

export type TimeCstChildren = {
  Duration?: IToken[];
  CalendarDate?: IToken[];
  Instant?: IToken[];
  Now?: IToken[];
  Today?: IToken[];
  Yesterday?: IToken[];
  IsoDuration?: IToken[];
  Param?: IToken[];
};

export interface WholeNumberCstNode extends CstNode {
  name: "wholeNumber";
  children: WholeNumberCstChildren;
}

export type WholeNumberCstChildren = {
  Integer?: IToken[];
  Param?: IToken[];
};

export interface NameCstNode extends CstNode {
  name: "name";
  children: NameCstChildren;
}

export type NameCstChildren = {
  Word?: IToken[];
  Quoted?: IToken[];
  Param?: IToken[];
};

export interface GlobCstNode extends CstNode {
  name: "glob";
  children: GlobCstChildren;
}

export type GlobCstChildren = {
  Glob?: IToken[];
  name?: NameCstNode[];
};

export interface LabelCstNode extends CstNode {
  name: "label";
  children: LabelCstChildren;
}

export type LabelCstChildren = {
  Word?: IToken[];
  Quoted?: IToken[];
};

export interface PredicateCstNode extends CstNode {
  name: "predicate";
  children: PredicateCstChildren;
}

export type PredicateCstChildren = {
  conjunction: ConjunctionCstNode[];
  OrKeyword?: IToken[];
};

export interface ConjunctionCstNode extends CstNode {
  name: "conjunction";
  children: ConjunctionCstChildren;
}

export type ConjunctionCstChildren = {
  condition: ConditionCstNode[];
  AndKeyword?: IToken[];
};

export interface ConditionCstNode extends CstNode {
  name: "condition";
  children: ConditionCstChildren;
}

export type ConditionCstChildren = {
  NotKeyword?: IToken[];
  LeftParen?: IToken[];
  predicate?: PredicateCstNode[];
  RightParen?: IToken[];
  tagged?: TaggedCstNode[];
  comparison?: ComparisonCstNode[];
};

export interface ComparisonCstNode extends CstNode {
  name: "comparison";
  children: ComparisonCstChildren;
}

export type ComparisonCstChildren = {
  label: LabelCstNode[];
  relation?: RelationCstNode[];
  nullTest?: NullTestCstNode[];
  age?: AgeCstNode[];
  textTest?: TextTestCstNode[];
};

export interface RelationCstNode extends CstNode {
  name: "relation";
  children: RelationCstChildren;
}

export type RelationCstChildren = {
  Equal?: IToken[];
  NotEqual?: IToken[];
  Less?: IToken[];
  LessOrEqual?: IToken[];
  Greater?: IToken[];
  GreaterOrEqual?: IToken[];
  value: ValueCstNode[];
};

export interface NullTestCstNode extends CstNode {
  name: "nullTest";
  children: NullTestCstChildren;
}

export type NullTestCstChildren = {
  IsKeyword: IToken[];
  NotKeyword?: IToken[];
  NullKeyword: IToken[];
};

export interface AgeCstNode extends CstNode {
  name: "age";
  children: AgeCstChildren;
}

export type AgeCstChildren = {
  OlderKeyword?: IToken[];
  NewerKeyword?: IToken[];
  ThanKeyword: IToken[];
  Duration?: IToken[];
  IsoDuration?: IToken[];
  Param?: IToken[];
};

export interface TextTestCstNode extends CstNode {
  name: "textTest";
  children: TextTestCstChildren;
}

export type TextTestCstChildren = {
  NotKeyword?: IToken[];
  LikeKeyword?: IToken[];
  glob?: GlobCstNode[];
  MatchingKeyword?: IToken[];
  Regex?: IToken[];
  InKeyword?: IToken[];
  oneOfValues?: OneOfValuesCstNode[];
};

export interface OneOfValuesCstNode extends CstNode {
  name: "oneOfValues";
  children: OneOfValuesCstChildren;
}

export type OneOfValuesCstChildren = {
  Param?: IToken[];
  LeftParen?: IToken[];
  value?: ValueCstNode[];
  Comma?: IToken[];
  RightParen?: IToken[];
};

export interface TaggedCstNode extends CstNode {
  name: "tagged";
  children: TaggedCstChildren;
}

export type TaggedCstChildren = {
  TaggedKeyword: IToken[];
  name: (NameCstNode)[];
  Equal?: IToken[];
};

export interface SelectorCstNode extends CstNode {
  name: "selector";
  children: SelectorCstChildren;
}

export type SelectorCstChildren = {
  Name?: IToken[];
  selection?: SelectionCstNode[];
  LeftParen?: IToken[];
  query?: QueryCstNode[];
  RightParen?: IToken[];
};

export interface SelectionCstNode extends CstNode {
  name: "selection";
  children: SelectionCstChildren;
}

export type SelectionCstChildren = {
  Quoted?: IToken[];
  oneOf?: OneOfCstNode[];
  allOf?: AllOfCstNode[];
  oneColumn?: OneColumnCstNode[];
  allColumns?: AllColumnsCstNode[];
  identified?: IdentifiedCstNode[];
  allRuns?: AllRunsCstNode[];
  lastRun?: LastRunCstNode[];
  saved?: SavedCstNode[];
  list?: ListCstNode[];
};

export interface OneOfCstNode extends CstNode {
  name: "oneOf";
  children: OneOfCstChildren;
}

export type OneOfCstChildren = {
  DatasetKeyword?: IToken[];
  JobKeyword?: IToken[];
  name: NameCstNode[];
  InKeyword?: IToken[];
  glob?: GlobCstNode[];
};

export interface AllOfCstNode extends CstNode {
  name: "allOf";
  children: AllOfCstChildren;
}

export type AllOfCstChildren = {
  DatasetsKeyword?: IToken[];
  JobsKeyword?: IToken[];
  filter?: FilterCstNode[];
};

export interface OneColumnCstNode extends CstNode {
  name: "oneColumn";
  children: OneColumnCstChildren;
}

export type OneColumnCstChildren = {
  ColumnKeyword: IToken[];
  glob: GlobCstNode[];
  OfKeyword: IToken[];
  selector: SelectorCstNode[];
};

export interface AllColumnsCstNode extends CstNode {
  name: "allColumns";
  children: AllColumnsCstChildren;
}

export type AllColumnsCstChildren = {
  ColumnsKeyword: IToken[];
  filter?: FilterCstNode[];
  OfKeyword?: IToken[];
  selector?: SelectorCstNode[];
};

export interface IdentifiedCstNode extends CstNode {
  name: "identified";
  children: IdentifiedCstChildren;
}

export type IdentifiedCstChildren = {
  RunKeyword?: IToken[];
  OperationKeyword?: IToken[];
  IdKeyword?: IToken[];
  Uuid?: IToken[];
  name?: NameCstNode[];
};

export interface AllRunsCstNode extends CstNode {
  name: "allRuns";
  children: AllRunsCstChildren;
}

export type AllRunsCstChildren = {
  RunsKeyword: IToken[];
  filter?: FilterCstNode[];
  OfKeyword?: IToken[];
  selector?: SelectorCstNode[];
  LastKeyword?: IToken[];
  wholeNumber?: WholeNumberCstNode[];
};

export interface LastRunCstNode extends CstNode {
  name: "lastRun";
  children: LastRunCstChildren;
}

export type LastRunCstChildren = {
  LastKeyword: IToken[];
  RunKeyword: IToken[];
  OfKeyword: IToken[];
  selector: SelectorCstNode[];
};

export interface SavedCstNode extends CstNode {
  name: "saved";
  children: SavedCstChildren;
}

export type SavedCstChildren = {
  At: IToken[];
  label: LabelCstNode[];
  LeftParen?: IToken[];
  argument?: ArgumentCstNode[];
  Comma?: IToken[];
  RightParen?: IToken[];
};

export interface ArgumentCstNode extends CstNode {
  name: "argument";
  children: ArgumentCstChildren;
}

export type ArgumentCstChildren = {
  label: LabelCstNode[];
  Equal: IToken[];
  value: ValueCstNode[];
};

export interface ListCstNode extends CstNode {
  name: "list";
  children: ListCstChildren;
}

export type ListCstChildren = {
  LeftBrace: IToken[];
  selector: SelectorCstNode[];
  Comma?: IToken[];
  RightBrace: IToken[];
};

export interface FilterCstNode extends CstNode {
  name: "filter";
  children: FilterCstChildren;
}

export type FilterCstChildren = {
  LikeKeyword?: IToken[];
  glob?: (GlobCstNode)[];
  MatchingKeyword?: IToken[];
  Regex?: IToken[];
  tagged?: TaggedCstNode[];
  OwnedKeyword?: IToken[];
  ByKeyword?: IToken[];
  name?: NameCstNode[];
  InKeyword?: IToken[];
};

export interface ClauseCstNode extends CstNode {
  name: "clause";
  children: ClauseCstChildren;
}

export type ClauseCstChildren = {
  depth?: DepthCstNode[];
  bound?: BoundCstNode[];
  between?: BetweenCstNode[];
  at?: AtCstNode[];
  confine?: ConfineCstNode[];
  via?: ViaCstNode[];
  IncludingKeyword?: IToken[];
  StartKeyword?: IToken[];
};

export interface DepthCstNode extends CstNode {
  name: "depth";
  children: DepthCstChildren;
}

export type DepthCstChildren = {
  DepthKeyword: IToken[];
  AllKeyword?: IToken[];
  wholeNumber?: (WholeNumberCstNode)[];
  Range?: IToken[];
};

export interface BoundCstNode extends CstNode {
  name: "bound";
  children: BoundCstChildren;
}

export type BoundCstChildren = {
  SinceKeyword?: IToken[];
  UntilKeyword?: IToken[];
  AsKeyword?: IToken[];
  OfKeyword?: IToken[];
  time: TimeCstNode[];
};

export interface BetweenCstNode extends CstNode {
  name: "between";
  children: BetweenCstChildren;
}

export type BetweenCstChildren = {
  BetweenKeyword: IToken[];
  time: (TimeCstNode)[];
  AndKeyword: IToken[];
};

export interface AtCstNode extends CstNode {
  name: "at";
  children: AtCstChildren;
}

export type AtCstChildren = {
  AtKeyword: IToken[];
  DatasetKeyword?: IToken[];
  ColumnKeyword?: IToken[];
  JobKeyword?: IToken[];
  RunKeyword?: IToken[];
  OperationKeyword?: IToken[];
};

export interface ConfineCstNode extends CstNode {
  name: "confine";
  children: ConfineCstChildren;
}

export type ConfineCstChildren = {
  WithinKeyword?: IToken[];
  AvoidingKeyword?: IToken[];
  SkipKeyword?: IToken[];
  StopKeyword?: IToken[];
  AtKeyword?: IToken[];
  selector: SelectorCstNode[];
};

export interface ViaCstNode extends CstNode {
  name: "via";
  children: ViaCstChildren;
}

export type ViaCstChildren = {
  ViaKeyword: IToken[];
  label: LabelCstNode[];
  Comma?: IToken[];
};

export interface StageCstNode extends CstNode {
  name: "stage";
  children: StageCstChildren;
}

export type StageCstChildren = {
  where?: WhereCstNode[];
  orderBy?: OrderByCstNode[];
  limit?: LimitCstNode[];
  count?: CountCstNode[];
  show?: ShowCstNode[];
};

export interface WhereCstNode extends CstNode {
  name: "where";
  children: WhereCstChildren;
}

export type WhereCstChildren = {
  WhereKeyword: IToken[];
  predicate: PredicateCstNode[];
};

export interface OrderByCstNode extends CstNode {
  name: "orderBy";
  children: OrderByCstChildren;
}

export type OrderByCstChildren = {
  OrderKeyword: IToken[];
  ByKeyword: IToken[];
  orderKey: OrderKeyCstNode[];
  Comma?: IToken[];
};

export interface OrderKeyCstNode extends CstNode {
  name: "orderKey";
  children: OrderKeyCstChildren;
}

export type OrderKeyCstChildren = {
  label: LabelCstNode[];
  AscKeyword?: IToken[];
  DescKeyword?: IToken[];
};

export interface LimitCstNode extends CstNode {
  name: "limit";
  children: LimitCstChildren;
}

export type LimitCstChildren = {
  LimitKeyword: IToken[];
  wholeNumber: WholeNumberCstNode[];
};

export interface CountCstNode extends CstNode {
  name: "count";
  children: CountCstChildren;
}

export type CountCstChildren = {
  CountKeyword: IToken[];
  ByKeyword?: IToken[];
  label?: LabelCstNode[];
  Comma?: IToken[];
};

export interface ShowCstNode extends CstNode {
  name: "show";
  children: ShowCstChildren;
}

export type ShowCstChildren = {
  ShowKeyword: IToken[];
  label: LabelCstNode[];
  Comma?: IToken[];
};

export interface TextCstNode extends CstNode {
  name: "text";
  children: TextCstChildren;
}

export type TextCstChildren = {
  ExplainKeyword?: IToken[];
  binding?: BindingCstNode[];
  query: QueryCstNode[];
  Semicolon?: IToken[];
};

export interface BindingCstNode extends CstNode {
  name: "binding";
  children: BindingCstChildren;
}

export type BindingCstChildren = {
  LetKeyword: IToken[];
  Name: IToken[];
  Equal: IToken[];
  query: QueryCstNode[];
  Semicolon: IToken[];
};

export interface QueryCstNode extends CstNode {
  name: "query";
  children: QueryCstChildren;
}

export type QueryCstChildren = {
  changes?: ChangesCstNode[];
  expression?: ExpressionCstNode[];
  stage?: StageCstNode[];
};

export interface ChangesCstNode extends CstNode {
  name: "changes";
  children: ChangesCstChildren;
}

export type ChangesCstChildren = {
  ChangesKeyword: IToken[];
  BetweenKeyword?: IToken[];
  time?: (TimeCstNode)[];
  AndKeyword?: IToken[];
  SinceKeyword?: IToken[];
  InKeyword: IToken[];
  expression: ExpressionCstNode[];
};

export interface ExpressionCstNode extends CstNode {
  name: "expression";
  children: ExpressionCstChildren;
}

export type ExpressionCstChildren = {
  intersection: IntersectionCstNode[];
  setTail?: SetTailCstNode[];
};

export interface SetTailCstNode extends CstNode {
  name: "setTail";
  children: SetTailCstChildren;
}

export type SetTailCstChildren = {
  UnionKeyword?: IToken[];
  ExceptKeyword?: IToken[];
  intersection: IntersectionCstNode[];
};

export interface IntersectionCstNode extends CstNode {
  name: "intersection";
  children: IntersectionCstChildren;
}

export type IntersectionCstChildren = {
  term: TermCstNode[];
  intersectTail?: IntersectTailCstNode[];
};

export interface IntersectTailCstNode extends CstNode {
  name: "intersectTail";
  children: IntersectTailCstChildren;
}

export type IntersectTailCstChildren = {
  IntersectKeyword: IToken[];
  term: TermCstNode[];
};

export interface TermCstNode extends CstNode {
  name: "term";
  children: TermCstChildren;
}

export type TermCstChildren = {
  walk?: WalkCstNode[];
  cycles?: CyclesCstNode[];
  ends?: EndsCstNode[];
  group?: GroupCstNode[];
  named?: NamedCstNode[];
  selection?: SelectionCstNode[];
};

export interface WalkCstNode extends CstNode {
  name: "walk";
  children: WalkCstChildren;
}

export type WalkCstChildren = {
  reach?: ReachCstNode[];
  ways?: WaysCstNode[];
  clause?: ClauseCstNode[];
};

export interface ReachCstNode extends CstNode {
  name: "reach";
  children: ReachCstChildren;
}

export type ReachCstChildren = {
  UpstreamKeyword?: IToken[];
  DownstreamKeyword?: IToken[];
  LineageKeyword?: IToken[];
  OfKeyword: IToken[];
  selector: SelectorCstNode[];
};

export interface WaysCstNode extends CstNode {
  name: "ways";
  children: WaysCstChildren;
}

export type WaysCstChildren = {
  PathsKeyword?: IToken[];
  ShortestKeyword?: IToken[];
  PathKeyword?: IToken[];
  FromKeyword: IToken[];
  selector: (SelectorCstNode)[];
  ToKeyword: IToken[];
};

export interface CyclesCstNode extends CstNode {
  name: "cycles";
  children: CyclesCstChildren;
}

export type CyclesCstChildren = {
  CyclesKeyword: IToken[];
  InKeyword?: IToken[];
  term?: TermCstNode[];
};

export interface EndsCstNode extends CstNode {
  name: "ends";
  children: EndsCstChildren;
}

export type EndsCstChildren = {
  RootsKeyword?: IToken[];
  LeavesKeyword?: IToken[];
  OfKeyword: IToken[];
  term: TermCstNode[];
};

export interface GroupCstNode extends CstNode {
  name: "group";
  children: GroupCstChildren;
}

export type GroupCstChildren = {
  LeftParen: IToken[];
  query: QueryCstNode[];
  RightParen: IToken[];
  clause?: ClauseCstNode[];
};

export interface NamedCstNode extends CstNode {
  name: "named";
  children: NamedCstChildren;
}

export type NamedCstChildren = {
  Name: IToken[];
  clause?: ClauseCstNode[];
};
