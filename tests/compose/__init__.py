"""Tests of the engines that compose drafts."""
