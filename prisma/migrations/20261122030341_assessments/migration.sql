-- CreateTable
CREATE TABLE "assessment_wave" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "wave_id" TEXT COLLATE "C" NOT NULL,
    "series_id" TEXT COLLATE "C" NOT NULL,
    "slot" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "form" JSON NOT NULL,
    "scope" JSON NOT NULL,
    "started_by" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "is_repeated" BOOLEAN NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "extensions" INTEGER NOT NULL DEFAULT 0,
    "salt" TEXT COLLATE "C" NOT NULL,
    "is_told" BOOLEAN NOT NULL DEFAULT false,
    "result" JSON,

    CONSTRAINT "assessment_wave_pkey" PRIMARY KEY ("workspace_id","wave_id")
);

-- CreateTable
CREATE TABLE "assessment_participant" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "wave_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "reminded_no" INTEGER NOT NULL DEFAULT 0,
    "next_reminder_at" TIMESTAMPTZ(3),

    CONSTRAINT "assessment_participant_pkey" PRIMARY KEY ("workspace_id","wave_id","person_id")
);

-- CreateTable
CREATE TABLE "assessment_draft" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "wave_id" TEXT COLLATE "C" NOT NULL,
    "person_id" TEXT COLLATE "C" NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "assessment_draft_pkey" PRIMARY KEY ("workspace_id","wave_id","person_id")
);

-- CreateTable
CREATE TABLE "assessment_ballot" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "wave_id" TEXT COLLATE "C" NOT NULL,
    "ballot_id" TEXT COLLATE "C" NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "assessment_ballot_pkey" PRIMARY KEY ("workspace_id","wave_id","ballot_id")
);

-- CreateTable
CREATE TABLE "assessment_release" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "release_id" TEXT COLLATE "C" NOT NULL,
    "wave_id" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "people" TEXT[],

    CONSTRAINT "assessment_release_pkey" PRIMARY KEY ("workspace_id","release_id")
);

-- CreateTable
CREATE TABLE "assessment_comment" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "wave_id" TEXT COLLATE "C" NOT NULL,
    "comment_id" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "assessment_comment_pkey" PRIMARY KEY ("workspace_id","wave_id","comment_id")
);

-- CreateTable
CREATE TABLE "assessment_action" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "action_id" TEXT COLLATE "C" NOT NULL,
    "wave_id" TEXT COLLATE "C" NOT NULL,
    "unit" TEXT COLLATE "C" NOT NULL,
    "topic" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "owner_id" TEXT COLLATE "C" NOT NULL,
    "created_by" TEXT COLLATE "C" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "outcome" TEXT COLLATE "C",
    "is_reminded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "assessment_action_pkey" PRIMARY KEY ("workspace_id","action_id")
);

-- CreateIndex
CREATE INDEX "assessment_wave_workspace_id_state_idx" ON "assessment_wave"("workspace_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "assessment_wave_workspace_id_series_id_slot_key" ON "assessment_wave"("workspace_id", "series_id", "slot");

-- CreateIndex
CREATE INDEX "assessment_participant_reminder_idx" ON "assessment_participant"("workspace_id", "next_reminder_at") WHERE (next_reminder_at IS NOT NULL);

-- CreateIndex
CREATE INDEX "assessment_action_workspace_id_state_due_on_idx" ON "assessment_action"("workspace_id", "state", "due_on");
