/** The picks over a player. */
export interface OverlayWords {
  /** Leaves the heading and the bar only. */
  readonly fold: string;
  readonly unfold: string;
  /** Takes everything off the picture; it stands below the player then. */
  readonly moveBelow: string;
  readonly moveBack: string;
  readonly fullscreen: string;
  readonly leaveFullscreen: string;
}
