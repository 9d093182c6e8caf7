-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "to_channel" TEXT COLLATE "C",
ADD COLUMN     "to_thread" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "channel" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "channel_id" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "is_private" BOOLEAN NOT NULL,
    "is_member" BOOLEAN NOT NULL,
    "is_archived" BOOLEAN NOT NULL,
    "is_shared" BOOLEAN NOT NULL,
    "has_guests" BOOLEAN NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("workspace_id","channel_id")
);

-- CreateTable
CREATE TABLE "account_channel" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "channel_id" TEXT COLLATE "C" NOT NULL,
    "mapped_by" TEXT COLLATE "C" NOT NULL,
    "mapped_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_channel_pkey" PRIMARY KEY ("workspace_id","account_id")
);

-- CreateTable
CREATE TABLE "check_in_delegate" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "sam_id" TEXT COLLATE "C" NOT NULL,
    "delegate_id" TEXT COLLATE "C" NOT NULL,
    "named_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "check_in_delegate_pkey" PRIMARY KEY ("workspace_id","account_id")
);

-- CreateTable
CREATE TABLE "check_in_card" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "check_in_id" TEXT COLLATE "C" NOT NULL,
    "outbox_id" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "check_in_card_pkey" PRIMARY KEY ("workspace_id","check_in_id")
);

-- CreateTable
CREATE TABLE "fact_statement" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "statement_id" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "subject_id" TEXT COLLATE "C" NOT NULL,
    "property" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C",
    "was" TEXT COLLATE "C",
    "stated_by" TEXT COLLATE "C" NOT NULL,
    "stated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fact_statement_pkey" PRIMARY KEY ("workspace_id","statement_id")
);

-- CreateTable
CREATE TABLE "check_in" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "check_in_id" TEXT COLLATE "C" NOT NULL,
    "account_id" TEXT COLLATE "C" NOT NULL,
    "due_on" DATE,
    "held_on" DATE,
    "answered_by" TEXT COLLATE "C",
    "moved" TEXT COLLATE "C",
    "participation_level" INTEGER,
    "engaged_ids" TEXT[],
    "need" TEXT COLLATE "C",
    "has_changed_plan" BOOLEAN,
    "import_id" TEXT COLLATE "C" NOT NULL,
    "row_hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "check_in_pkey" PRIMARY KEY ("workspace_id","check_in_id")
);

-- CreateIndex
CREATE INDEX "fact_statement_workspace_id_kind_subject_id_idx" ON "fact_statement"("workspace_id", "kind", "subject_id");

-- CreateIndex
CREATE INDEX "check_in_workspace_id_account_id_idx" ON "check_in"("workspace_id", "account_id");
