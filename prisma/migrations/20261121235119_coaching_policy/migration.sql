-- DropIndex
DROP INDEX "nudge_open_key";

-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "edit_no" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "edited_no" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "mute" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mute_pkey" PRIMARY KEY ("workspace_id","person_id","kind","account_id")
);

-- CreateTable
CREATE TABLE "preference" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "time_zone" TEXT COLLATE "C",
    "country" TEXT COLLATE "C",
    "working_days" INTEGER[],
    "from_minute" INTEGER,
    "to_minute" INTEGER,
    "away_from" TEXT COLLATE "C",
    "away_until" TEXT COLLATE "C",
    "stand_in_id" TEXT COLLATE "C",

    CONSTRAINT "preference_pkey" PRIMARY KEY ("workspace_id","person_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "nudge_open_key" ON "nudge"("workspace_id", "kind", "account_id", "reason", "person_id") WHERE (state = ANY (ARRAY['waiting'::text, 'open'::text, 'snoozed'::text]));

-- CreateIndex
CREATE INDEX "outbox_edit_idx" ON "outbox"("workspace_id", "outbox_id") WHERE (edited_no < edit_no);

-- CreateIndex
CREATE INDEX "outbox_workspace_id_person_id_due_at_idx" ON "outbox"("workspace_id", "person_id", "due_at");
