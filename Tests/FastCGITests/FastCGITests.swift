import Testing
import FastCGI
